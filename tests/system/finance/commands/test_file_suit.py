# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Invalid
from services.finance.domain.arrears import ArrearsState
from services.finance.domain.dunning_errors import LadderSkipped
from tests.system.finance.compound import Bench
from tests.system.finance.dues import arrears, demanded, mediated, sued, today


def test_it_goes_to_court_when_mediation_has_failed_and_not_before(bench: Bench):
    file = arrears(bench)
    with pytest.raises(LadderSkipped):
        sued(bench, file)
    demanded(bench, file)
    bench.wait(timedelta(days=16))
    mediated(bench, file, outcome="agreed")
    with pytest.raises(LadderSkipped):
        sued(bench, file)
    mediated(bench, file)
    with pytest.raises(Invalid):
        sued(bench, file, filed_on=today(bench) + timedelta(days=1))
    assert sued(bench, file).state is ArrearsState.SUED
    assert bench.read().bills.get(file.bills[0]).interrupted_on == today(bench)
    with pytest.raises(LadderSkipped):
        demanded(bench, file)

# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, Invalid
from services.finance.domain.arrears import ArrearsState
from services.finance.domain.dunning_errors import LadderSkipped
from tests.system.finance.compound import TREASURER, Bench
from tests.system.finance.dues import arrears, demanded, mediated, today


def test_the_committee_speaks_with_the_payer_after_the_time_of_the_demand(bench: Bench):
    file = arrears(bench)
    with pytest.raises(LadderSkipped):
        mediated(bench, file)
    demanded(bench, file)
    with pytest.raises(LadderSkipped):
        mediated(bench, file)
    bench.wait(timedelta(days=16))
    with pytest.raises(Forbidden):
        mediated(bench, file, by=TREASURER)
    with pytest.raises(Invalid):
        mediated(bench, file, held_on=today(bench) + timedelta(days=1))
    assert mediated(bench, file).state is ArrearsState.MEDIATED

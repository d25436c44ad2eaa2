# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.domain.spot_errors import SpotWithdrawn
from services.dispatch.queries.spots import Scanned, show_scanned_spot
from tests.system.dispatch.district import RESIDENT, Bench
from tests.system.dispatch.spot_samples import code_of, hung, told_of, withdrawn


def test_its_sheet_is_refused_and_says_why(bench: Bench):
    spot = hung(bench)
    code = code_of(bench, spot)
    assert withdrawn(bench, spot).state == "withdrawn"
    assert told_of(bench, spot) == ["SpotChanged", "SpotChanged"]
    with pytest.raises(SpotWithdrawn):
        show_scanned_spot(bench.read(RESIDENT), Scanned(code=code))


def test_once_and_not_by_others(bench: Bench):
    spot = hung(bench)
    with pytest.raises(Forbidden):
        withdrawn(bench, spot, RESIDENT)
    withdrawn(bench, spot)
    with pytest.raises(SpotWithdrawn):
        withdrawn(bench, spot)

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.domain.spot_errors import SpotCodeRefused, SpotWithdrawn
from services.dispatch.queries.spots import Scanned, show_scanned_spot
from tests.system.dispatch.district import RESIDENT, Bench
from tests.system.dispatch.spot_samples import code_of, hung, reissued, withdrawn


def test_the_old_sheet_is_refused_from_now_on(bench: Bench):
    spot = hung(bench)
    old = code_of(bench, spot)
    assert reissued(bench, spot).edition == 2
    with pytest.raises(SpotCodeRefused):
        show_scanned_spot(bench.read(RESIDENT), Scanned(code=old))
    found = show_scanned_spot(bench.read(RESIDENT), Scanned(code=code_of(bench, spot)))
    assert found.id == spot.id


def test_not_by_others_and_not_when_it_is_gone(bench: Bench):
    spot = hung(bench)
    with pytest.raises(Forbidden):
        reissued(bench, spot, RESIDENT)
    withdrawn(bench, spot)
    with pytest.raises(SpotWithdrawn):
        reissued(bench, spot)

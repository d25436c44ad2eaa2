# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.domain.spot_errors import SpotWithdrawn
from tests.system.dispatch.district import RESIDENT, Bench
from tests.system.dispatch.spot_samples import code_of, hung, revised, withdrawn


def test_it_is_called_otherwise_and_its_sheet_stays_good(bench: Bench):
    spot = hung(bench)
    code = code_of(bench, spot)
    where = {"latitude": 31.45, "longitude": 121.1, "crs": "gcj02"}
    changed = revised(bench, spot, name="南门灯杆", location=where)
    assert (changed.terms.name, code_of(bench, changed)) == ("南门灯杆", code)
    assert changed.terms.location
    assert 0.001 < 121.1 - changed.terms.location.longitude < 0.01


def test_not_by_others_and_not_when_it_is_gone(bench: Bench):
    spot = hung(bench)
    with pytest.raises(Forbidden):
        revised(bench, spot, RESIDENT)
    withdrawn(bench, spot)
    with pytest.raises(SpotWithdrawn):
        revised(bench, spot)

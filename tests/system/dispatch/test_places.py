# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, OrgPath
from services.dispatch.domain.access import may_report
from services.dispatch.queries.places import Below, list_own_places, list_places
from tests.system.dispatch.district import BUILDING, COMPOUND, DESK, ELSEWHERE, NEIGHBOURHOOD, RESIDENT, Bench


def test_a_resident_sees_his_place_and_those_above(bench: Bench) -> None:
    found = [place.path for place in list_own_places(bench.read(RESIDENT))]
    assert found == list(BUILDING.ancestors())
    assert [may_report(RESIDENT, path) for path in found] == [False, False, True, True, True]


def test_staff_look_below_their_places_only(bench: Bench) -> None:
    page = list_places(bench.read(DESK), Below(below=NEIGHBOURHOOD))
    assert [place.path for place in page.items] == [COMPOUND, f"{NEIGHBOURHOOD}/g-01"]
    with pytest.raises(Forbidden):
        list_places(bench.read(DESK), Below(below=ELSEWHERE))
    with pytest.raises(Forbidden):
        list_places(bench.read(RESIDENT), Below(below=OrgPath("/320585")))

# SPDX-License-Identifier: AGPL-3.0-or-later
from services.identity.store import OFFICE_BEGINS, OFFICE_OVER
from tests.system.identity import offices
from tests.system.identity.conftest import District
from tests.system.identity.rights import bring_forward, fire


def test_roles_are_held_from_the_first_day_on(district: District) -> None:
    building = district.tree()["building"]
    person_id, token = offices.somebody(district, "wang")
    office = offices.leader(district, person_id, building, 3, 90, roles=["grid_worker"])
    assert district.ok("GET", f"/roles/grants?person_id={person_id}")["items"] == []
    assert district.refused("GET", "/places", token=token)["code"] == "forbidden"
    bring_forward(district, OFFICE_BEGINS)
    fire(district)
    assert district.ok("GET", f"/offices/{office['id']}")["state"] == "seated"
    (grant,) = district.ok("GET", f"/roles/grants?person_id={person_id}")["items"]
    assert (grant["role"], grant["path"]) == ("grid_worker", building["path"])


def test_who_is_elected_again_has_the_roles_throughout_and_hands_nothing_over(district: District) -> None:
    building, person_id = district.tree()["building"], district.person()
    first = offices.leader(district, person_id, building, -10, 3, roles=["grid_worker"])
    second = offices.leader(district, person_id, building, 4, 90, roles=["grid_worker"])
    for kind in (OFFICE_BEGINS, OFFICE_OVER):
        bring_forward(district, kind, 5)
    fire(district)
    states = [district.ok("GET", f"/offices/{one['id']}")["state"] for one in (first, second)]
    assert states == ["over", "seated"]
    assert len(district.ok("GET", f"/roles/grants?person_id={person_id}")["items"]) == 1
    assert district.ok("GET", "/office-handovers")["items"] == []


def test_a_role_that_was_there_before_outlasts_the_office(district: District) -> None:
    building = district.tree()["building"]
    person_id, _ = district.staff("grid_worker", building["path"])
    office = offices.leader(district, person_id, building, roles=["grid_worker"])
    offices.ended(district, office["id"])
    assert len(district.ok("GET", f"/roles/grants?person_id={person_id}")["items"]) == 1

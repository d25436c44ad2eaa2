# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis import audit
from services.chassis.clock import system_now
from tests.system.identity.conftest import District
from tests.system.identity.emergencies import POLICY, body, opened, prepared

PATH = "/emergency-accesses"


def test_the_role_stands_in_the_next_token_and_what_is_done_bears_the_mark(district: District) -> None:
    person_id, before = prepared(district)
    access, token = opened(district, before)
    claims = district.house.claims(token)
    assert claims["roles"] == {"dispatcher": [district.path], "grid_worker": [district.path]}
    assert claims["emergency"] == access["id"]
    caller = {"name": "王五", "phone": "13812347001", "path": district.path}
    district.house.ok("POST", "/persons/callers", token, caller)
    while not audit.seal(district.house.store, system_now() + timedelta(seconds=2)):
        pass
    marked = district.ok("GET", f"/audit?emergency={access['id']}&limit=50")["items"]
    assert {act["actor"] for act in marked} == {person_id}
    assert "PersonRegistered" in {act["act"] for act in marked}
    everything = district.ok("GET", "/audit?limit=100")["items"]
    assert {act["emergency"] for act in everything if act["actor"] != person_id} == {""}
    told = district.house.events(district.code, "emergency_access", access["id"])
    assert told == ["EmergencyAccessOpened"]


def test_the_token_of_before_is_no_longer_good(district: District) -> None:
    _, before = prepared(district)
    opened(district, before)
    assert district.house.call("GET", "/sessions", before).status_code == 401


@pytest.mark.parametrize(
    ("more", "code", "status"),
    [
        ({"role": "supervisor"}, "identity.emergency_not_prepared", 403),
        ({"role": "district_admin"}, "identity.emergency_not_prepared", 403),
        ({"path": "/900000"}, "not_found", 404),
        ({"reason": "急"}, "request.invalid", 422),
        ({"reason": "     "}, "request.invalid", 422),
        ({"hours": 1000}, "request.invalid", 422),
    ],
)
def test_only_what_was_prepared_and_for_a_reason(
    district: District, more: dict[str, str], code: str, status: int
) -> None:
    _, token = prepared(district)
    refused = district.refused("POST", PATH, body(district, **more), token)
    assert (refused["code"], refused["status"]) == (code, status), refused


def test_not_what_one_has_nor_a_second_one_nor_by_who_was_not_prepared(district: District) -> None:
    district.ok("PUT", "/policies/emergency", POLICY | {"opens": ["dispatcher", "grid_worker"]})
    _, token = district.staff("grid_worker", district.path, "keeper")
    refused = district.refused("POST", PATH, body(district, role="grid_worker"), token)
    assert refused["code"] == "identity.emergency_not_needed"
    _, token = opened(district, token)
    refused = district.refused("POST", PATH, body(district), token)
    assert refused["code"] == "identity.emergency_open_already"
    _, stranger = district.staff("treasurer", district.path, "other")
    refused = district.refused("POST", PATH, body(district), stranger)
    assert refused["code"] == "identity.emergency_not_prepared"


def test_roles_that_stay_apart_stay_apart_in_an_emergency(district: District) -> None:
    _, token = prepared(district)
    district.ok("PUT", "/policies/separation", {"apart": [["grid_worker", "dispatcher"]]})
    assert district.refused("POST", PATH, body(district), token)["code"] == "identity.roles_apart"


def test_nothing_that_gives_roles_can_be_prepared(district: District) -> None:
    for wrong in ({"opens": ["district_admin"]}, {"may_open": ["resident"]}, {"hours": 25}):
        refused = district.refused("PUT", "/policies/emergency", POLICY | wrong)
        assert refused["code"] == "request.invalid"


def test_one_sees_ones_own_and_who_reviews_sees_all(district: District) -> None:
    _, before = prepared(district)
    access, token = opened(district, before)
    _, other = district.staff("treasurer", district.path, "other")
    house = district.house
    assert [one["id"] for one in house.ok("GET", PATH, token)["items"]] == [access["id"]]
    assert house.ok("GET", PATH, other)["items"] == []
    assert district.refused("GET", f"{PATH}/{access['id']}", None, other)["code"] == "forbidden"
    assert [one["id"] for one in district.ok("GET", f"{PATH}?reviewed=false")["items"]] == [access["id"]]

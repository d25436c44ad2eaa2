# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from services.chassis.retention import APPLY
from services.chassis.schedules import PREFIX
from services.chassis.store.timers import TIMERS
from services.identity.timers import schedules
from tests.system.identity.conftest import PASSWORD, District, House


def body(code: str, **changes: object) -> dict[str, object]:
    administrator = {"name": "王主任", "login": f"admin@{code}", "password": PASSWORD}
    return {"code": code, "name": "试点区", "administrator": administrator, **changes}


def test_a_district_has_a_root_a_key_and_an_administrator(district: District, house: House) -> None:
    root = district.ok("GET", f"/places/{district.root_id}")
    assert (root["path"], root["kind"], root["parent_id"]) == (f"/{district.code}", "district", None)
    assert house.events("platform", "district", district.code) == ["DistrictCreated"]
    assert house.events(district.code, "place", district.root_id) == ["PlaceCreated"]
    assert district.code in [item["code"] for item in house.all("/districts", house.operator())]
    assert district.person("赵敏", phone="13812341234")


def test_the_same_code_twice_is_refused(house: House, district: District) -> None:
    answer = house.call("POST", "/districts", house.operator(), json=body(district.code))
    assert (answer.status_code, answer.get_json()["code"]) == (409, "duplicate")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (body("990101"), "invalid"),
        (body("900099", time_zone="Mars/Olympus"), "invalid"),
        (
            body("900099", administrator={"name": "王", "login": "admin@900098", "password": PASSWORD}),
            "invalid",
        ),
        (
            body("900099", administrator={"name": "王", "login": "admin@900099", "password": "short"}),
            "identity.weak_password",
        ),
    ],
)
def test_bad_values_leave_nothing_behind(house: House, given: dict[str, object], code: str) -> None:
    answer = house.call("POST", "/districts", house.operator(), json=given)
    assert (answer.status_code, answer.get_json()["code"]) == (422, code)
    assert house.read("platform").districts.find("900099") is None


def test_a_district_administrator_cannot_create_districts(district: District) -> None:
    assert district.refused("POST", "/districts", body("900098"))["code"] == "forbidden"


def test_a_district_has_each_schedule_from_its_first_day_on(district: District) -> None:
    """Not only from the next start of a worker, which begins what is missing."""
    timers = district.house.store.database.collection(TIMERS)
    kinds = timers.distinct("kind", {"tenant": district.code})
    assert {PREFIX + name for name in schedules.following} <= set(kinds)


def test_the_run_of_its_retention_begins_at_two_at_night_where_it_lies(house: House) -> None:
    code, zone = "900097", ZoneInfo("America/Lima")
    house.ok("POST", "/districts", house.operator(), body(code, time_zone=zone.key))
    timers = house.store.database.collection(TIMERS)
    (timer,) = timers.find({"tenant": code, "kind": PREFIX + APPLY})
    following = schedules.following[APPLY](house.read(code))
    nights = [at.astimezone(zone) for at in (timer["due_at"].replace(tzinfo=UTC), following)]
    assert [(at.hour, at.minute) for at in nights] == [(2, 0), (2, 0)]

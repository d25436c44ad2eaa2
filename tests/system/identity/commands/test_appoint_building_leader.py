# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.identity.store import OFFICE_BEGINS, OFFICE_ENDS_SOON, OFFICE_OVER
from tests.system.identity import offices
from tests.system.identity.conftest import District

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_a_building_has_one_leader_at_a_time(district: District) -> None:
    building = district.tree()["building"]
    first, second = district.person("王芳"), district.person("李强")
    made = offices.leader(district, first, building)
    assert (made["state"], made["kind"], made["place_path"]) == (
        "seated",
        "building_leader",
        building["path"],
    )
    for since, until in ((-10, 100), (100, 300), (-300, -10), (0, 0)):
        problem = district.refused("POST", "/offices", offices.term(second, building, since, until))
        assert problem["code"] == "identity.office_held"
        assert (problem["since"], problem["until"]) == (made["since"], made["until"])
    after = offices.leader(district, second, building, 101, 300)
    before = offices.leader(district, second, building, -300, -11)
    assert (after["state"], before["state"]) == ("waiting", "over")
    listed = district.ok("GET", f"/offices?under={building['path']}")["items"]
    assert [one["id"] for one in listed] == [before["id"], made["id"], after["id"]]
    seated = district.ok("GET", f"/offices?under={building['path']}&state=seated")["items"]
    assert [one["id"] for one in seated] == [made["id"]]


def test_a_term_that_ends_before_it_begins_is_refused_and_one_that_is_too_long(district: District) -> None:
    tree, person_id = district.tree(), district.person()
    reversed_days = district.refused("POST", "/offices", offices.term(person_id, tree["building"], 5, 4))
    assert (reversed_days["code"], reversed_days["field"]) == ("invalid", "until")
    long = district.refused("POST", "/offices", offices.term(person_id, tree["building"], 0, 5 * 366))
    assert long["code"] == "identity.term_too_long"
    elsewhere = district.refused("POST", "/offices", offices.term(person_id, tree["compound"]))
    assert (elsewhere["code"], elsewhere["field"]) == ("invalid", "place_id")
    assert district.ok("GET", "/offices")["items"] == []


def test_who_appoints_keeps_subjects_there_and_gives_no_role_that_is_not_theirs(district: District) -> None:
    tree, person_id = district.tree(), district.person()
    _, desk = district.staff("dispatcher", tree["neighbourhood"]["path"])
    body = offices.term(person_id, tree["building"])
    assert district.refused("POST", "/offices", body, desk)["code"] == "forbidden"
    operator = district.refused("POST", "/offices", {**body, "roles": ["platform_operator"]})
    assert operator["code"] == "identity.cannot_grant"
    assert district.ok("GET", "/offices")["items"] == []


def test_a_term_counts_in_the_districts_days(district: District) -> None:
    building = district.tree()["building"]
    office = offices.leader(district, district.person(), building, 5, 400)
    begins, ends = date.fromisoformat(office["since"]), date.fromisoformat(office["until"])
    due = _due(district, office["id"])
    assert due[OFFICE_BEGINS] == _midnight(begins)
    assert due[OFFICE_OVER] == _midnight(ends + timedelta(days=1))
    warned = due[OFFICE_ENDS_SOON].astimezone(SHANGHAI)
    assert warned.hour == 9
    assert timedelta(days=88) < _midnight(ends) - due[OFFICE_ENDS_SOON] < timedelta(days=93)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def _due(district: District, office_id: str) -> dict[str, datetime]:
    timers = district.house.store.database.collection("timers")
    found = timers.find({"tenant": district.code, "aggregate_id": office_id})
    return {timer["kind"]: timer["due_at"].replace(tzinfo=UTC) for timer in found}

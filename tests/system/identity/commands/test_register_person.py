# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import District

CITIZEN_ID = "320585199001010013"


def test_personal_data_are_masked_in_answers_and_sealed_in_the_store(district: District) -> None:
    body = {"name": "张建国", "path": district.path, "phone": "138 1234 1234", "citizen_id": CITIZEN_ID}
    person = district.ok("POST", "/persons", body)
    shown = (person["name"], person["phone"], person["citizen_id"])
    assert shown == ("张*", "138****1234", "320585********0013")
    assert district.ok("GET", f"/persons/{person['id']}") == person
    stored = district.house.read(district.code).persons.get(person["id"])
    assert "13812341234" not in repr(stored)
    assert CITIZEN_ID not in repr(stored)
    assert district.house.events(district.code, "person", person["id"]) == ["PersonRegistered"]


def test_a_person_is_found_by_what_is_sealed(district: District) -> None:
    person_id = district.person(phone="13812341234", citizen_id=CITIZEN_ID)
    for body in ({"phone": "+86 138 1234 1234"}, {"citizen_id": CITIZEN_ID}):
        assert [found["id"] for found in district.ok("POST", "/persons:search", body)["items"]] == [person_id]
    assert district.ok("POST", "/persons:search", {"phone": "13900000000"})["items"] == []
    assert district.refused("POST", "/persons:search", {})["code"] == "invalid"
    problem = district.refused(
        "POST", "/persons", {"name": "李四", "path": district.path, "citizen_id": CITIZEN_ID}
    )
    assert problem["code"] == "duplicate"
    assert CITIZEN_ID not in str(problem)


def test_a_person_without_a_citizen_id_is_found_by_another_document(district: District) -> None:
    permit = {"kind": "home_return_permit", "number": "H12345678"}
    person_id = district.person(document=permit)
    shown = district.ok("GET", f"/persons/{person_id}")["document"]
    assert shown == {"kind": "home_return_permit", "country": "", "number": "H******78"}
    assert "H12345678" not in repr(district.house.read(district.code).persons.get(person_id))
    renewed = {"kind": "home_return_permit", "number": "h1234567801"}
    assert [
        found["id"] for found in district.ok("POST", "/persons:search", {"document": renewed})["items"]
    ] == [person_id]
    again = {"name": "李四", "path": district.path, "document": renewed}
    assert district.refused("POST", "/persons", again)["code"] == "duplicate"
    told = district.ok("POST", f"/persons/{person_id}:unmask", {"fields": ["document"], "reason": "核对证件"})
    assert told["document"] == "H12345678"
    abroad = [{"kind": "passport", "country": country, "number": "123456789"} for country in ("USA", "FRA")]
    assert len({district.person(document=passport) for passport in abroad}) == 2


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"citizen_id": "320585199001010014"}, "citizen_id", "invalid-checksum"),
        ({"citizen_id": "320585199013010013"}, "citizen_id", "invalid-date"),
        ({"citizen_id": "1"}, "citizen_id", "invalid-length"),
        ({"citizen_id": ""}, "citizen_id", "invalid-length"),
        ({"citizen_id": "320585209901010015"}, "citizen_id", "invalid-date"),
        ({"citizen_id": "999999199901010011"}, "citizen_id", "invalid-area"),
        ({"phone": ""}, "phone", "is neither a Chinese number nor a foreign one that begins with +"),
        ({"phone": "12345"}, "phone", "is neither a Chinese number nor a foreign one that begins with +"),
    ],
)
def test_what_is_wrong_is_named(district: District, changes: dict[str, str], field: str, reason: str) -> None:
    problem = district.refused("POST", "/persons", {"name": "李四", "path": district.path, **changes})
    assert (problem["code"], problem["field"], problem["reason"]) == ("invalid", field, reason)


def test_nobody_is_registered_in_another_district(district: District) -> None:
    assert district.refused("POST", "/persons", {"name": "李四", "path": "/900001"})["code"] == "forbidden"


def test_a_resident_reads_his_own_record_and_no_other(district: District) -> None:
    person_id, token = district.staff("resident", district.path)
    assert district.house.ok("GET", f"/persons/{person_id}", token)["name"] == "staff"
    assert district.refused("GET", f"/persons/{district.person()}", token=token)["code"] == "forbidden"
    assert district.refused("GET", "/persons", token=token)["code"] == "forbidden"


def test_a_search_finds_nobody_of_places_where_the_searcher_holds_nothing(district: District) -> None:
    tree = district.tree()
    elsewhere = district.place("neighbourhood", "n2", tree["sub_district"]["id"])
    body = {"name": "张建国", "phone": "13812341234"}
    near = district.ok("POST", "/persons", body | {"path": tree["neighbourhood"]["path"]})["id"]
    far = district.ok("POST", "/persons", body | {"path": elsewhere["path"]})["id"]
    _, desk = district.staff("dispatcher", tree["neighbourhood"]["path"], "desk")
    search = {"phone": "13812341234"}
    everywhere = {found["id"] for found in district.ok("POST", "/persons:search", search)["items"]}
    there = district.house.ok("POST", "/persons:search", desk, search)["items"]
    assert everywhere == {near, far}
    assert [found["id"] for found in there] == [near]


def test_a_record_lies_at_a_place_that_exists(district: District) -> None:
    nowhere = f"{district.path}/zzz"
    body = {"name": "张三", "path": nowhere}
    refused = district.refused("POST", "/persons", body)
    assert (refused["code"], refused["id"]) == ("not_found", nowhere)
    person_id = district.person()
    assert district.refused("PATCH", f"/persons/{person_id}", {"path": nowhere})["code"] == "not_found"

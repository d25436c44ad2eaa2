# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District

BODY = {"fields": ["phone", "name", "citizen_id"], "reason": "回访水管爆裂工单"}


def test_the_whole_is_shown_for_a_reason_and_on_record(district: District) -> None:
    person_id = district.person(phone="13812341234")
    shown = district.ok("POST", f"/persons/{person_id}:unmask", BODY)
    assert shown == {
        "person_id": person_id,
        "name": "张建国",
        "phone": "13812341234",
        "citizen_id": None,
        "document": None,
    }
    recorded = district.house.read(district.code).history("person", person_id).items[-1]
    assert (recorded.name, recorded.data.reason) == ("PersonUnmasked", "回访水管爆裂工单")  # type: ignore[attr-defined]
    assert recorded.actor != person_id


def test_what_was_shown_is_not_kept_under_an_idempotency_key(district: District) -> None:
    person_id = district.person(phone="13812341234")
    headers = {"Authorization": f"Bearer {district.token}", "Idempotency-Key": "once"}
    client = district.house.app.test_client(use_cookies=False)
    path = f"/identity/v1/persons/{person_id}:unmask"
    assert client.post(path, json=BODY, headers=headers).get_json()["phone"] == "13812341234"
    kept = district.house.store.database.collection("idempotency").find({"tenant": district.code})
    assert list(kept) == []
    assert "Idempotency-Replayed" not in client.post(path, json=BODY, headers=headers).headers
    assert district.house.events(district.code, "person", person_id)[1:] == ["PersonUnmasked"] * 2


def test_without_a_reason_or_the_permission_nothing_is_shown(district: District) -> None:
    person_id = district.person(phone="13812341234")
    path = f"/persons/{person_id}:unmask"
    assert district.refused("POST", path, {**BODY, "reason": ""})["code"] == "request.invalid"
    assert district.refused("POST", path, {**BODY, "fields": ["password"]})["code"] == "invalid"
    _, token = district.staff("dispatcher", district.path)
    assert district.refused("POST", path, BODY, token)["code"] == "forbidden"
    assert district.house.events(district.code, "person", person_id) == ["PersonRegistered"]


def test_who_has_to_call_reads_the_number_and_nothing_else(district: District) -> None:
    person_id = district.person(phone="13812341234")
    path = f"/persons/{person_id}:unmask"
    _, plumber = district.staff("handler", district.path)
    call = {"fields": ["phone"], "reason": "上门前联系"}
    shown = district.house.ok("POST", path, plumber, call)
    assert (shown["phone"], shown["name"], shown["citizen_id"]) == ("13812341234", None, None)
    assert district.house.events(district.code, "person", person_id)[-1] == "PersonUnmasked"
    for fields in (["citizen_id"], ["phone", "citizen_id"]):
        assert district.refused("POST", path, call | {"fields": fields}, plumber)["code"] == "forbidden"


def test_nobody_calls_people_of_another_place(district: District) -> None:
    tree = district.tree()
    _, plumber = district.staff("handler", tree["building"]["path"])
    person_id = district.person(phone="13812341234")
    call = {"fields": ["phone"], "reason": "上门前联系"}
    assert district.refused("POST", f"/persons/{person_id}:unmask", call, plumber)["code"] == "forbidden"

# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import PASSWORD, District


def test_a_record_is_corrected_and_moved(district: District) -> None:
    street = district.place("sub_district", "s1")
    person_id = district.person(phone="13812341234")
    changed = district.ok(
        "PATCH", f"/persons/{person_id}", {"phone": "13900005678", "path": street["path"], "name": "张建军"}
    )
    assert (changed["phone"], changed["path"]) == ("139****5678", street["path"])
    listed = district.ok("GET", f"/persons?under={street['path']}")["items"]
    assert [person["id"] for person in listed] == [person_id]
    assert district.house.events(district.code, "person", person_id) == ["PersonRegistered", "PersonChanged"]
    assert district.refused("PATCH", f"/persons/{person_id}", {"path": "/900001"})["code"] == "forbidden"


def test_who_is_no_longer_known_is_logged_out_and_stays_out(district: District) -> None:
    house = district.house
    person_id, _ = district.staff("handler", district.path)
    tokens = house.log_in(f"staff@{district.code}")
    district.ok("PATCH", f"/persons/{person_id}", {"active": False})
    refreshed = house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert refreshed.get_json()["error"] == "invalid_grant"
    assert house.submit(house.browser(), f"staff@{district.code}", PASSWORD).status_code == 403

# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.rights import resident


def test_it_waits_for_staff(district: District) -> None:
    person_id, token = resident(district)
    asked = district.house.ok("POST", "/corrections", token, {"text": "姓名应为王晓芳"})
    assert (asked["person_id"], asked["state"]) == (person_id, "asked")
    assert [one["id"] for one in district.ok("GET", "/corrections")["items"]] == [asked["id"]]
    own = district.house.ok("GET", "/corrections/own", token)["items"]
    assert [one["text"] for one in own] == ["姓名应为王晓芳"]
    assert district.refused("GET", "/corrections", token=token)["code"] == "forbidden"

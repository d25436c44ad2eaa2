# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.rights import resident


def test_staff_say_what_became_of_it(district: District) -> None:
    _, token = resident(district)
    asked = district.house.ok("POST", "/corrections", token, {"text": "姓名应为王晓芳"})
    path, body = f"/corrections/{asked['id']}:decide", {"accepted": False, "reason": "与身份证不符"}
    assert district.refused("POST", path, body, token)["code"] == "forbidden"
    assert district.ok("POST", path, body)["state"] == "refused"
    assert district.refused("POST", path, body)["code"] == "identity.correction.over"
    assert district.ok("GET", "/corrections?open=false")["items"][0]["reason"] == "与身份证不符"


def test_what_is_corrected_is_answered_by_that(district: District) -> None:
    person_id, token = resident(district)
    ask = "/corrections"
    first = district.house.ok("POST", ask, token, {"text": "姓名应为王晓芳"})["id"]
    other = district.house.ok("POST", ask, token, {"text": "电话也换了"})["id"]
    path = f"/persons/{person_id}"
    nobodys = {"name": "王晓芳", "correction_id": district.person()}
    assert district.refused("PATCH", path, nobodys)["code"] == "not_found"
    unchanged = {"name": "王小芳", "correction_id": first}
    district.ok("PATCH", path, unchanged)
    assert len(district.ok("GET", ask)["items"]) == 2, "nothing was corrected"
    for name in ("王晓芳", "王晓方"):
        district.ok("PATCH", path, {"name": name, "correction_id": first})
    (accepted,) = district.ok("GET", f"{ask}?open=false")["items"]
    assert (accepted["id"], accepted["state"]) == (first, "accepted")
    assert [one["id"] for one in district.ok("GET", ask)["items"]] == [other]
    assert district.house.events(district.code, "correction", first) == [
        "CorrectionAsked",
        "CorrectionDecided",
    ]
    stranger = district.person("李四")
    assert district.refused("PATCH", f"/persons/{stranger}", {"name": "李思", "correction_id": other})

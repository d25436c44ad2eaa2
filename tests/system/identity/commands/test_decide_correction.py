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

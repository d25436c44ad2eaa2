# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.rights import ASKED, resident


def test_a_granted_request_has_its_day(district: District) -> None:
    _, token = resident(district)
    asked = district.house.ok("POST", "/erasures", token, {})
    path = f"/erasures/{asked['id']}:decide"
    assert district.refused("POST", path, {"granted": True}, token)["code"] == "forbidden"
    granted = district.ok("POST", path, {"granted": True})
    assert (granted["state"], granted["due_at"] > granted["asked_at"]) == ("granted", True)
    assert district.refused("POST", path, {"granted": True})["code"] == "identity.erasure.over"


def test_a_refusal_says_why_and_until_when(district: District) -> None:
    _, token = resident(district)
    asked = district.house.ok("POST", "/erasures", token, {})
    path = f"/erasures/{asked['id']}:decide"
    assert district.refused("POST", path, {"granted": False})["code"] == "invalid"
    put_off = district.ok("POST", path, {"granted": False, "reason": "欠费", "not_before": "2090-01-01"})
    assert (put_off["state"], put_off["not_before"]) == ("refused", "2090-01-01")
    assert district.refused("POST", "/erasures", {}, token)["code"] == "identity.erasure.asked_already"


def test_nobody_decides_about_themselves(district: District) -> None:
    person_id, _ = district.staff("handler", district.path)
    (grant,) = district.ok("GET", f"/roles/grants?person_id={person_id}")["items"]
    revoked = district.house.call("DELETE", f"/roles/grants/{grant['id']}", district.token)
    assert revoked.status_code < 300
    asked = district.ok("POST", "/erasures", {"person_id": person_id, **ASKED})
    district.ok(
        "POST", "/roles/grants", {"person_id": person_id, "role": "district_admin", "path": district.path}
    )
    token = district.house.log_in(f"staff@{district.code}")["access_token"]
    refused = district.refused(
        "POST", f"/erasures/{asked['id']}:decide", {"granted": False, "reason": "否"}, token
    )
    assert refused["code"] == "identity.erasure.own"

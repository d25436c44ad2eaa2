# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.emergencies import LOGIN, opened, prepared

VERDICT = {"verdict": "justified", "note": "热线记录核对过，处理得当"}


def test_somebody_else_reviews_it_once_it_is_over(district: District) -> None:
    _, before = prepared(district)
    access, _ = opened(district, before)
    path = f"/emergency-accesses/{access['id']}"
    assert district.refused("POST", f"{path}:review", VERDICT)["code"] == "identity.emergency_still_open"
    district.ok("POST", f"{path}:end")
    assert district.ok("GET", "/emergency-accesses?reviewed=false")["items"]
    reviewed = district.ok("POST", f"{path}:review", VERDICT)
    assert (reviewed["verdict"], bool(reviewed["reviewed_by"])) == ("justified", True)
    assert district.ok("GET", "/emergency-accesses?reviewed=false")["items"] == []
    assert district.ok("GET", "/emergency-accesses?reviewed=true")["items"]
    assert district.refused("POST", f"{path}:review", VERDICT)["code"] == "identity.emergency_reviewed"
    told = district.house.events(district.code, "emergency_access", access["id"])
    assert told[-1] == "EmergencyAccessReviewed"


def test_nobody_reviews_their_own_and_not_who_may_not(district: District) -> None:
    _, before = prepared(district)
    access, token = opened(district, before)
    person_id = access["person_id"]
    district.ok("POST", f"/emergency-accesses/{access['id']}:end")
    path = f"/emergency-accesses/{access['id']}:review"
    token = district.house.log_in(f"{LOGIN}@{district.code}")["access_token"]
    assert district.refused("POST", path, VERDICT, token)["code"] == "forbidden"
    grant = {"person_id": person_id, "role": "district_admin", "path": district.path}
    district.ok("POST", "/roles/grants", grant)
    token = district.house.log_in(f"{LOGIN}@{district.code}")["access_token"]
    assert district.refused("POST", path, VERDICT, token)["code"] == "identity.own_emergency"
    for wrong in ({"verdict": "perhaps", "note": "x"}, {"verdict": "justified", "note": " "}):
        assert district.refused("POST", path, wrong)["code"] == "request.invalid"

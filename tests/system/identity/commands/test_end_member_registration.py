# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.members import AGREED


def test_a_registration_ends_once(district: District) -> None:
    tree = district.tree()
    person = district.ok("POST", "/persons", {"name": "郑海", "path": tree["unit"]["path"]})["id"]
    body = {"person_id": person, "place_id": tree["neighbourhood"]["id"], **AGREED}
    made = district.ok("POST", "/member-registrations", body)
    path = f"/member-registrations/{made['id']}:end"
    assert district.refused("POST", path, {"until": "2024-12-31"})["code"] == "invalid"
    assert district.ok("POST", path, {"until": "2025-06-30"})["until"] == "2025-06-30"
    assert district.refused("POST", path, {"until": "2025-12-31"})["code"] == "identity.already_ended"
    events = district.house.events(district.code, "member_registration", made["id"])
    assert events == ["MemberRegistered", "MemberRegistrationEnded"]

# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District
from tests.system.identity.members import joined, organisation


def test_a_membership_ends_once(district: District) -> None:
    member = joined(district, organisation(district, district.tree(), "p-01")["id"])
    path = f"/party-memberships/{member['id']}:end"
    assert district.refused("POST", path, {"until": "2024-12-31"})["code"] == "invalid"
    assert district.ok("POST", path, {"until": "2025-06-30"})["until"] == "2025-06-30"
    assert district.refused("POST", path, {"until": "2025-12-31"})["code"] == "identity.already_ended"
    events = district.house.events(district.code, "party_membership", member["id"])
    assert events == ["PartyMembershipRegistered", "PartyMembershipEnded"]

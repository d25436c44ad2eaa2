# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import District


def test_a_role_is_taken_back(district: District) -> None:
    person_id, _ = district.staff("handler", district.path)
    grant = district.ok("GET", f"/roles/grants?person_id={person_id}")["items"][0]
    district.ok("DELETE", f"/roles/grants/{grant['id']}")
    assert district.ok("GET", f"/roles/grants?person_id={person_id}")["items"] == []
    assert district.house.events(district.code, "role_grant", grant["id"]) == ["RoleGranted", "RoleRevoked"]
    assert district.refused("DELETE", f"/roles/grants/{grant['id']}")["code"] == "not_found"

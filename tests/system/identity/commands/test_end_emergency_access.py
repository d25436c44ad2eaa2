# SPDX-License-Identifier: AGPL-3.0-or-later

from tests.system.identity.conftest import District
from tests.system.identity.emergencies import LOGIN, opened, prepared


def test_one_ends_ones_own_and_the_role_is_gone_with_the_next_request(district: District) -> None:
    _, before = prepared(district)
    access, token = opened(district, before)
    path = f"/emergency-accesses/{access['id']}:end"
    ended = district.house.ok("POST", path, token)
    assert ended["ended_at"]
    assert district.house.call("GET", "/sessions", token).status_code == 401
    again = district.house.log_in(f"{LOGIN}@{district.code}")["access_token"]
    claims = district.house.claims(again)
    assert (claims["roles"], "emergency" in claims) == ({"grid_worker": [district.path]}, False)
    assert district.refused("POST", path, None, again)["code"] == "identity.emergency_over"
    told = district.house.events(district.code, "emergency_access", access["id"])
    assert told == ["EmergencyAccessOpened", "EmergencyAccessEnded"]


def test_who_reviews_may_end_it_and_a_stranger_may_not(district: District) -> None:
    _, before = prepared(district)
    access, _ = opened(district, before)
    _, other = district.staff("treasurer", district.path, "other")
    path = f"/emergency-accesses/{access['id']}:end"
    assert district.refused("POST", path, None, other)["code"] == "forbidden"
    assert district.ok("POST", path)["ended_at"]

# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import PASSWORD, District


def test_a_district_sets_its_own_rules(district: District) -> None:
    house = district.house
    assert district.ok("GET", "/policies/log-in")["version"] == 0
    stricter = {"shortest_password": 30, "lock_after_failures": 3, "first_lock_seconds": 120}
    changed = district.ok("PUT", "/policies/log-in", stricter)
    assert (changed["version"], changed["lock_after_failures"], changed["session_hours"]) == (1, 3, 12)
    body = {"person_id": district.person(), "login": f"zhang@{district.code}", "password": PASSWORD}
    assert district.refused("POST", "/accounts", body)["reason"] == "too_short"
    login = f"admin@{district.code}"
    answers = [house.submit(house.browser(), login, "wrong password") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [403, 403, 429]
    assert "2 分钟后再试" in answers[-1].get_data(as_text=True)
    assert house.events(district.code, "policy", f"log_in@{district.path}") == ["PolicyChanged"]


def test_rules_have_bounds_and_a_keeper(district: District) -> None:
    problem = district.refused("PUT", "/policies/log-in", {"lock_after_failures": 1000})
    assert problem["code"] == "request.invalid"
    _, token = district.staff("dispatcher", district.path)
    assert district.refused("GET", "/policies/log-in", token=token)["code"] == "forbidden"

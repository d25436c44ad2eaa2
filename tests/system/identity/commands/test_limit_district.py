# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from tests.system.identity.conftest import PASSWORD, District


def test_a_districts_next_tokens_say_its_limit_and_the_gate_keeps_to_it(district: District) -> None:
    house, path = district.house, f"/districts/{district.code}:limit"
    before = house.call("GET", "/places?limit=1", district.token)
    assert "RateLimit" not in before.headers
    limited = house.ok("POST", path, house.operator(), {"requests_per_second": 3})
    assert limited["requests_per_second"] == 3
    assert house.ok("POST", path, house.operator(), {"requests_per_second": 3})["code"] == district.code
    assert house.events("platform", "district", district.code) == ["DistrictCreated", "DistrictLimited"]
    token = house.log_in(f"admin@{district.code}", PASSWORD)["access_token"]
    answers = [house.call("GET", "/places?limit=1", token) for _ in range(12)]
    assert answers[0].headers["RateLimit-Policy"] == '"district";q=6;w=2'
    assert {answer.status_code for answer in answers} == {200, 429}
    assert house.call("GET", "/districts", house.operator()).status_code == 200


@pytest.mark.parametrize("wrong", [{}, {"requests_per_second": -1}, {"requests_per_second": 10_001}])
def test_what_is_no_limit_is_refused(district: District, wrong: dict[str, int]) -> None:
    house, path = district.house, f"/districts/{district.code}:limit"
    answer = house.call("POST", path, house.operator(), json=wrong)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "request.invalid")
    unknown = house.call("POST", "/districts/909999:limit", house.operator(), json={"requests_per_second": 1})
    assert unknown.status_code == 404
    assert district.refused("POST", path, {"requests_per_second": 1})["code"] == "forbidden"

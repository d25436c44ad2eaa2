# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity feels at once that somebody may do less; the token would have lasted a quarter of an hour."""

from typing import Any

import pytest

from tests.system.identity.conftest import PASSWORD, District


def is_good(district: District, token: str) -> bool:
    answer = district.house.call("GET", "/roles", token)
    assert answer.status_code in (200, 401), answer.text
    return answer.status_code == 200


def revoke(district: District, person_id: str) -> None:
    grant = district.ok("GET", f"/roles/grants?person_id={person_id}")["items"][0]
    district.ok("DELETE", f"/roles/grants/{grant['id']}")


def close(district: District, person_id: str) -> None:
    district.ok("PATCH", f"/persons/{person_id}", {"active": False})


def reset(district: District, person_id: str) -> None:
    account = district.ok("GET", f"/persons/{person_id}/account")["id"]
    district.ok("POST", f"/accounts/{account}:set-password", {"password": "another long secret"})


@pytest.mark.parametrize("act", [revoke, close, reset])
def test_an_access_token_ends_with_what_it_stood_for(district: District, act: Any) -> None:
    person_id, token = district.staff("dispatcher", district.path)
    _, other = district.staff("dispatcher", district.path, "other")
    assert is_good(district, token)
    act(district, person_id)
    assert not is_good(district, token)
    assert is_good(district, other), "nobody else's"


def test_whoever_lost_a_role_goes_on_with_a_new_token(district: District) -> None:
    house = district.house
    person_id, _ = district.staff("dispatcher", district.path)
    body = {"person_id": person_id, "role": "supervisor", "path": district.path}
    for _ in range(2):
        grant = district.ok("POST", "/roles/grants", body)["id"]
        tokens = house.log_in(f"staff@{district.code}")
        district.ok("DELETE", f"/roles/grants/{grant}")
        assert not is_good(district, tokens["access_token"])
        fresh = house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"]).get_json()
        assert is_good(district, fresh["access_token"])
    assert house.events(district.code, "generation", person_id) == ["TokensRevoked"] * 2


def test_a_log_out_ends_its_own_tokens_and_no_others(district: District) -> None:
    house, login = district.house, f"staff@{district.code}"
    district.staff("dispatcher", district.path)
    here, elsewhere = house.browser(), house.log_in(login)
    redirected = house.submit(here, login, PASSWORD)
    code = redirected.headers["Location"].partition("code=")[2].partition("&")[0]
    token = house.redeem(code).get_json()["access_token"]
    csrf = here.get_cookie("linli_csrf", path="/identity/v1/oauth")
    assert csrf is not None
    assert is_good(district, token)
    assert here.post("/identity/v1/oauth/logout", data={"csrf": csrf.value}).status_code < 400
    assert not is_good(district, token)
    assert is_good(district, elsewhere["access_token"])

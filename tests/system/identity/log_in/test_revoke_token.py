# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import SECRET, District, House


def revoke(house: House, token: str, secret: str = SECRET) -> int:
    client = house.app.test_client(use_cookies=False)
    form = {"client_id": "portal", "client_secret": secret, "token": token}
    return client.post("/identity/v1/oauth/revoke", data=form).status_code


def test_a_revoked_refresh_token_is_good_no_more(district: District) -> None:
    house = district.house
    tokens = house.log_in(f"admin@{district.code}")
    assert revoke(house, tokens["refresh_token"], "wrong") in (400, 401)
    assert revoke(house, tokens["refresh_token"]) == 200
    answer = house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert answer.get_json()["error"] == "invalid_grant"


def test_what_is_unknown_is_revoked_already(district: District) -> None:
    house = district.house
    assert revoke(house, "rubbish") == 200
    assert revoke(house, house.log_in(f"admin@{district.code}")["access_token"]) == 200
    client = house.app.test_client(use_cookies=False)
    form = {"client_id": "portal", "client_secret": SECRET}
    assert client.post("/identity/v1/oauth/revoke", data=form).get_json()["error"] == "invalid_request"

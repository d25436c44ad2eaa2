# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet

from services.chassis.clock import system_now
from tests.system.identity.conftest import ISSUER, PASSWORD, SECRET, District, House

OPERATOR = "operator@platform"


def test_a_code_gives_tokens_once(district: District) -> None:
    house = district.house
    code = house.code(f"admin@{district.code}", PASSWORD)
    answer = house.redeem(code)
    tokens = answer.get_json()
    assert (answer.status_code, tokens["token_type"], tokens["expires_in"]) == (200, "Bearer", 900)
    assert answer.headers["Cache-Control"] == "no-store"
    again = house.redeem(code)
    assert (again.status_code, again.get_json()["error"]) == (400, "invalid_grant")
    refreshed = house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert refreshed.get_json()["error"] == "invalid_grant", "a code that came twice revokes what it gave"


def test_both_tokens_say_who_it_is(district: District) -> None:
    house = district.house
    tokens = house.log_in(f"admin@{district.code}")
    keys = KeySet.import_key_set(house.call("GET", "/jwks.json").get_json())
    access = jwt.decode(tokens["access_token"], keys, algorithms=["ES256"]).claims
    identity = jwt.decode(tokens["id_token"], keys, algorithms=["ES256"]).claims
    now = int(system_now().timestamp())
    assert (access["iss"], access["aud"], access["tenant"]) == (ISSUER, "linli", district.code)
    assert (access["client_id"], access["name"]) == ("portal", "李主任")
    assert access["exp"] - access["iat"] == 900
    assert access["roles"] == {"district_admin": [district.path]}
    assert (identity["iss"], identity["aud"], identity["nonce"]) == (ISSUER, "portal", "n1")
    assert identity["sub"] == access["sub"]
    assert abs(identity["auth_time"] - now) < 60
    assert identity["exp"] > now
    info = house.call("GET", "/oauth/userinfo", tokens["access_token"]).get_json()
    assert info == {"sub": access["sub"], "name": "李主任", "tenant": district.code}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code_verifier": "w" * 43}, "invalid_grant"),
        ({"code_verifier": "short"}, "invalid_request"),
        ({"code_verifier": ""}, "invalid_request"),
        ({"redirect_uri": "http://127.0.0.1:8400/other"}, "invalid_grant"),
        ({"client_secret": "wrong"}, "invalid_client"),
        ({"client_secret": ""}, "invalid_client"),
        ({"client_id": "nobody"}, "invalid_client"),
        ({"code": "platform." + "x" * 43}, "invalid_grant"),
        ({"code": "rubbish"}, "invalid_grant"),
        ({"code": ""}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": ""}, "unsupported_grant_type"),
        ({"grant_type": 'a"中'}, "invalid_request"),
    ],
)
def test_what_does_not_fit_gives_no_token(house: House, changes: dict[str, str], error: str) -> None:
    answer = house.redeem(house.code(OPERATOR, PASSWORD), **changes)
    assert answer.status_code in (400, 401)
    assert answer.get_json()["error"] == error
    assert "access_token" not in answer.get_json()


def test_a_wrong_verifier_uses_the_code_up(house: House) -> None:
    code = house.code(OPERATOR, PASSWORD)
    house.redeem(code, code_verifier="w" * 43)
    assert house.redeem(code).get_json()["error"] == "invalid_grant"


def test_the_secret_may_stand_in_the_header(house: House) -> None:
    code = house.code(OPERATOR, PASSWORD)
    client = house.app.test_client(use_cookies=False)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": "http://127.0.0.1:8400/callback",
        "code_verifier": "v" * 43,
    }
    answer = client.post("/identity/v1/oauth/token", data=form, auth=("portal", SECRET))
    assert answer.status_code == 200
    bad = client.post("/identity/v1/oauth/token", data=form, headers={"Authorization": "Basic \u00ff"})
    assert bad.get_json()["error"] == "invalid_request"
    as_json = client.post("/identity/v1/oauth/token", json=form)
    assert as_json.get_json()["error"] == "invalid_request"

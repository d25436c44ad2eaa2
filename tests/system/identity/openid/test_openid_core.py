# SPDX-License-Identifier: AGPL-3.0-or-later
"""OpenID Connect Core 1.0: what a provider MUST do, by section."""

from urllib.parse import urlsplit

import pytest

from tests.system.identity.conftest import CALLBACK, ISSUER, PASSWORD, VERIFIER, District, authorize_path
from tests.system.identity.openid.asking import USERINFO, answered, asked_by, form, logged_in

AUTHORIZE_PATH = "/identity/v1/oauth/authorize"


def test_2_what_an_id_token_says(district: District) -> None:
    tokens = district.house.log_in(f"admin@{district.code}")
    token = district.house.decoded(tokens["id_token"])
    claims = token.claims
    assert {"iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash"} <= set(claims)
    assert (claims["iss"], claims["aud"], claims["nonce"]) == (ISSUER, "portal", "n1")
    assert len(claims["sub"].encode("ascii")) <= 255
    assert token.header["alg"] == "ES256"


def test_3_1_2_1_a_request_may_come_as_a_form(district: District) -> None:
    browser = logged_in(district)
    led = browser.post(AUTHORIZE_PATH, data=form(state="by-form"))
    assert led.status_code == 303
    assert answered(browser.get(led.location))["state"] == "by-form"


@pytest.mark.parametrize(
    "asked",
    [
        {"display": "popup"},
        {"ui_locales": "fr de"},
        {"claims_locales": "fr"},
        {"acr_values": "urn:mace:incommon:iap:silver"},
        {"login_hint": "somebody@elsewhere"},
        {"something_of_later": "x"},
        {"scope": "openid profile something"},
    ],
)
def test_3_1_2_1_what_is_not_understood_does_no_harm(district: District, asked: dict[str, str]) -> None:
    assert asked_by(logged_in(district), **asked)["code"]


def test_3_1_2_1_without_a_log_in_prompt_none_shows_no_page(district: District) -> None:
    browser = district.house.browser()
    assert asked_by(browser, prompt="none")["error"] == "login_required"
    assert asked_by(logged_in(district), prompt="none")["code"]
    assert asked_by(browser, prompt="none login")["error"] == "invalid_request"


def test_3_1_2_1_max_age_asks_for_a_newer_log_in(district: District) -> None:
    browser = logged_in(district)
    assert browser.get(authorize_path(max_age="0")).status_code == 200, "the log-in page"
    assert asked_by(browser, max_age="0", prompt="none")["error"] == "login_required"
    assert asked_by(browser, max_age="3600", prompt="none")["code"]
    for wrong in ("soon", "-1", "1.5", "１０"):
        assert asked_by(browser, max_age=wrong)["error"] == "invalid_request"


def test_3_1_2_1_a_hint_means_one_person(district: District) -> None:
    house = district.house
    own = house.log_in(f"admin@{district.code}")["id_token"]
    district.staff("handler", district.path)
    other = house.log_in(f"staff@{district.code}")["id_token"]
    browser = logged_in(district)
    assert asked_by(browser, prompt="none", id_token_hint=own)["code"]
    for hint in (other, "rubbish"):
        assert asked_by(browser, prompt="none", id_token_hint=hint)["error"] == "login_required"


def test_3_1_2_3_prompt_login_asks_again(district: District) -> None:
    assert logged_in(district).get(authorize_path(prompt="login")).status_code == 200


def test_3_1_2_6_an_error_gives_the_state_back(district: District) -> None:
    browser = district.house.browser()
    for changes in ({"response_type": "token"}, {"prompt": "none"}, {"code_challenge": ""}):
        found = asked_by(browser, state="kept", **changes)
        assert found["state"] == "kept"
        assert found["error"]


def test_3_1_2_6_the_client_is_not_told_where_the_address_is_wrong(district: District) -> None:
    for changes in ({"redirect_uri": "https://evil.example/"}, {"client_id": "nobody"}, {"redirect_uri": ""}):
        answer = district.house.browser().get(authorize_path(**changes))
        assert (answer.status_code, answer.location) == (400, None)


def test_3_1_3_2_a_code_is_for_its_client_and_address_and_once(district: District) -> None:
    house = district.house
    code = house.code(f"admin@{district.code}", PASSWORD)
    assert house.redeem(code, redirect_uri=f"{CALLBACK}/").get_json()["error"] == "invalid_grant"
    code = house.code(f"admin@{district.code}", PASSWORD)
    assert house.redeem(code).status_code == 200
    assert house.redeem(code).get_json()["error"] == "invalid_grant"


def test_3_1_3_3_what_the_token_endpoint_answers(district: District) -> None:
    answer = district.house.redeem(district.house.code(f"admin@{district.code}", PASSWORD))
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content_type == "application/json"
    given = answer.get_json()
    assert given["token_type"] == "Bearer"
    assert {"access_token", "id_token", "refresh_token", "expires_in"} <= set(given)


def test_3_1_3_4_an_error_is_json_and_400(district: District) -> None:
    answer = district.house.exchange(grant_type="authorization_code", code="x", code_verifier=VERIFIER)
    assert (answer.status_code, answer.content_type) == (400, "application/json")
    assert answer.get_json()["error"] == "invalid_grant"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_5_3_1_userinfo_by_get_and_by_post(district: District, method: str) -> None:
    tokens = district.house.log_in(f"admin@{district.code}")
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    answer = district.house.app.test_client().open(USERINFO, method=method, headers=bearer)
    assert answer.status_code == 200
    claims = district.house.claims(tokens["id_token"])
    assert answer.get_json()["sub"] == claims["sub"], "5.3.2: the same subject"
    assert answer.headers["Access-Control-Allow-Origin"] == "*", "5.3: for clients in a browser"


def test_5_3_3_userinfo_says_what_is_wrong_with_a_token(district: District) -> None:
    browser = district.house.app.test_client()
    assert browser.get(USERINFO).headers["WWW-Authenticate"] == 'Bearer realm="linli"'
    wrong = browser.get(USERINFO, headers={"Authorization": "Bearer x.y.z"})
    assert wrong.status_code == 401
    assert 'error="invalid_token"' in wrong.headers["WWW-Authenticate"]
    roles = [{"role": "integrator", "path": district.path}]
    body = {"short_name": "feed", "name": "Feed", "grant_types": ["client_credentials"], "roles": roles}
    client = district.ok("POST", "/clients", body)
    machine = district.house.exchange(grant_type="client_credentials", **client).get_json()
    nobody = district.house.call("GET", "/oauth/userinfo", machine["access_token"])
    assert (nobody.status_code, 'error="insufficient_scope"' in nobody.headers["WWW-Authenticate"]) == (
        403,
        True,
    )
    for answer in (wrong, nobody):
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"request": "eyJhbGciOiJub25lIn0.e30."}, "request_not_supported"),
        ({"request_uri": "https://app.example/r"}, "request_uri_not_supported"),
        ({"registration": "{}"}, "registration_not_supported"),
        ({"response_mode": "fragment"}, "invalid_request"),
        ({"response_mode": "form_post"}, "invalid_request"),
        ({"nonce": "n" * 256}, "invalid_request"),
    ],
)
def test_6_and_7_what_is_not_done_is_refused(district: District, asked: dict[str, str], error: str) -> None:
    assert asked_by(logged_in(district), **asked)["error"] == error


def test_12_refreshing_gives_no_new_person(district: District) -> None:
    house = district.house
    first = house.log_in(f"admin@{district.code}")
    again = house.exchange(grant_type="refresh_token", refresh_token=first["refresh_token"]).get_json()
    found = [
        house.call("GET", "/oauth/userinfo", tokens["access_token"]).get_json()["sub"]
        for tokens in (first, again)
    ]
    assert found[0] == found[1]
    assert "id_token" not in again


def test_16_the_answer_of_the_provider_is_not_kept_by_anybody(district: District) -> None:
    sent = logged_in(district).get(authorize_path())
    assert sent.headers["Cache-Control"] == "no-store"
    assert urlsplit(sent.location).fragment == ""

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the OpenID Foundation's conformance suite asks of a provider with the code flow, as vectors.

Each request to the authorization endpoint has the name of the suite's module; where that wants a browser or
another host, what it is about is asked here directly. What other files here hold is not repeated.
"""

import pytest

from tests.system.identity.conftest import CALLBACK, ISSUER, District, authorize_path
from tests.system.identity.openid.asking import USERINFO, answered, asked_by, logged_in

CODE, PAGE = "code", "page"
ASKED: dict[str, tuple[dict[str, str], str]] = {
    "oidcc-server": ({}, CODE),
    "oidcc-scope-profile": ({"scope": "openid profile"}, CODE),
    "oidcc-scope-email": ({"scope": "openid email"}, CODE),
    "oidcc-scope-address": ({"scope": "openid address"}, CODE),
    "oidcc-scope-phone": ({"scope": "openid phone"}, CODE),
    "oidcc-scope-all": ({"scope": "openid profile email address phone"}, CODE),
    "oidcc-ensure-other-scope-order-succeeds": ({"scope": "profile openid"}, CODE),
    "oidcc-display-page": ({"display": "page"}, CODE),
    "oidcc-display-popup": ({"display": "popup"}, CODE),
    "oidcc-prompt-login": ({"prompt": "login"}, PAGE),
    "oidcc-prompt-none-logged-in": ({"prompt": "none"}, CODE),
    "oidcc-max-age-1": ({"max_age": "0"}, PAGE),
    "oidcc-max-age-10000": ({"max_age": "10000"}, CODE),
    "oidcc-ensure-request-with-unknown-parameter-succeeds": ({"extra": "foobar"}, CODE),
    "oidcc-login-hint": ({"login_hint": "foo@example.com"}, CODE),
    "oidcc-claims-essential": ({"claims": '{"userinfo": {"name": {"essential": true}}}'}, CODE),
    "oidcc-ui-locales": ({"ui_locales": "se"}, CODE),
    "oidcc-claims-locales": ({"claims_locales": "se"}, CODE),
    "oidcc-ensure-request-with-acr-values-succeeds": ({"acr_values": "1 2"}, CODE),
    "oidcc-ensure-request-without-nonce-succeeds-for-code-flow": ({"nonce": ""}, CODE),
    "oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported": (
        {"request_uri": "https://a.example/r"},
        "request_uri_not_supported",
    ),
    "oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported": (
        {"request": "eyJhbGciOiJub25lIn0.e30."},
        "request_not_supported",
    ),
    "oidcc-response-type-missing": ({"response_type": ""}, "unsupported_response_type"),
}
TOKENS: dict[str, tuple[dict[str, str], str]] = {
    "another verifier": ({"code_verifier": "w" * 43}, "invalid_grant"),
    "no verifier": ({"code_verifier": ""}, "invalid_request"),
    "another query in the address": ({"redirect_uri": f"{CALLBACK}?foo=bar"}, "invalid_grant"),
    "an address that goes on": ({"redirect_uri": f"{CALLBACK}/"}, "invalid_grant"),
    "a wrong secret": ({"client_secret": "wrong"}, "invalid_client"),
    "an unknown grant": ({"grant_type": "urn:none"}, "unsupported_grant_type"),
}


@pytest.mark.parametrize("module", ASKED)
def test_the_authorization_endpoint(district: District, module: str) -> None:
    asked, outcome = ASKED[module]
    answer = logged_in(district).get(authorize_path(**asked))
    if outcome == PAGE:
        assert (answer.status_code, "password" in answer.text) == (200, True)
        return
    found = answered(answer)
    assert found.get("error", CODE) == outcome
    assert (found["state"], "code" in found) == ("s1", outcome == CODE)


@pytest.mark.parametrize("wrong", TOKENS)
def test_the_token_endpoint(district: District, wrong: str) -> None:
    changes, error = TOKENS[wrong]
    code = asked_by(logged_in(district))["code"]
    answer = district.house.redeem(code, **changes)
    assert (answer.status_code, answer.get_json()["error"]) in {(400, error), (401, error)}
    assert answer.headers["Cache-Control"] == "no-store"


def test_oidcc_codereuse(district: District) -> None:
    """The second use is refused, and what the first one gave is no longer good."""
    house, code = district.house, asked_by(logged_in(district))["code"]
    first = house.redeem(code).get_json()
    assert house.redeem(code).get_json()["error"] == "invalid_grant"
    again = house.exchange(grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert again.get_json()["error"] == "invalid_grant"
    assert house.call("GET", "/oauth/userinfo", first["access_token"]).status_code == 401


def test_oidcc_userinfo(district: District) -> None:
    """`-get`, `-post-header` and `-post-body`; not in two places at once (RFC 6750, 2) nor in the address."""
    tokens = district.house.redeem(asked_by(logged_in(district))["code"]).get_json()
    token, client = tokens["access_token"], district.house.app.test_client()
    header, body = {"Authorization": f"Bearer {token}"}, {"access_token": token}
    subject = district.house.claims(tokens["id_token"])["sub"]
    for answer in (
        client.get(USERINFO, headers=header),
        client.post(USERINFO, headers=header),
        client.post(USERINFO, data=body),
    ):
        assert (answer.status_code, answer.content_type) == (200, "application/json")
        assert answer.get_json()["sub"] == subject
    assert client.post(USERINFO, headers=header, data=body).status_code == 400
    assert client.get(USERINFO, query_string=body).status_code == 401
    assert client.post(USERINFO, query_string=body).status_code == 401
    assert client.post(USERINFO, data={"access_token": "x.y.z"}).status_code == 401
    assert client.post(USERINFO, json=body).status_code == 401


def test_oidcc_id_token_hint(district: District) -> None:
    browser = logged_in(district)
    first = district.house.redeem(asked_by(browser)["code"]).get_json()
    second = asked_by(browser, prompt="none", id_token_hint=first["id_token"])
    again = district.house.redeem(second["code"]).get_json()
    claims = [district.house.claims(given["id_token"]) for given in (first, again)]
    assert claims[0]["sub"] == claims[1]["sub"]
    assert claims[0]["auth_time"] == claims[1]["auth_time"], "it is the same log-in"


def test_oidcc_refresh_token_keeps_subject_and_issuer(district: District) -> None:
    tokens = district.house.redeem(asked_by(logged_in(district))["code"]).get_json()
    again = district.house.exchange(grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    access = district.house.claims(again.get_json()["access_token"])
    assert (access["sub"], access["iss"]) == (district.house.claims(tokens["id_token"])["sub"], ISSUER)

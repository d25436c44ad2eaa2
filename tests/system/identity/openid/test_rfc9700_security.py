# SPDX-License-Identifier: AGPL-3.0-or-later
"""RFC 9700, best current practice for OAuth 2.0 security: what a server MUST do, by section."""

import pytest

from tests.system.identity.conftest import CALLBACK, PASSWORD, SECRET, District, authorize_path
from tests.system.identity.openid.asking import app, asked_by, logged_in


@pytest.mark.parametrize(
    "address",
    [
        f"{CALLBACK}/",
        f"{CALLBACK}?x=y",
        f"{CALLBACK}#",
        CALLBACK.upper(),
        "http://127.0.0.1:8400/other",
        "http://localhost:8400/callback",
    ],
)
def test_2_1_addresses_are_compared_to_the_letter(district: District, address: str) -> None:
    answer = district.house.browser().get(authorize_path(redirect_uri=address))
    assert (answer.status_code, answer.location) == (400, None)


def test_2_1_1_pkce_cannot_be_downgraded(district: District) -> None:
    browser = logged_in(district)
    for changes in (
        {"code_challenge": ""},
        {"code_challenge_method": "plain"},
        {"code_challenge_method": ""},
    ):
        assert asked_by(browser, **changes)["error"] == "invalid_request"
    code = district.house.code(f"admin@{district.code}", PASSWORD)
    assert "error" in district.house.redeem(code, code_verifier="").get_json()


def test_2_1_2_there_is_no_implicit_grant(district: District) -> None:
    browser = logged_in(district)
    for kind in ("token", "id_token", "id_token token", "code token"):
        assert asked_by(browser, response_type=kind)["error"] == "unsupported_response_type"


def test_2_2_2_refresh_tokens_rotate_and_copies_are_found_out(district: District) -> None:
    house = district.house
    tokens = [house.log_in(f"admin@{district.code}")["refresh_token"]]
    for _ in range(2):
        given = house.exchange(grant_type="refresh_token", refresh_token=tokens[-1]).get_json()
        tokens.append(given["refresh_token"])
    assert len(set(tokens)) == 3
    stolen = house.exchange(grant_type="refresh_token", refresh_token=tokens[0]).get_json()
    assert stolen["error"] == "invalid_grant"
    owner = house.exchange(grant_type="refresh_token", refresh_token=tokens[-1]).get_json()
    assert owner["error"] == "invalid_grant"
    assert house.call("GET", "/oauth/userinfo", given["access_token"]).status_code == 401


def test_2_4_there_is_no_password_grant(district: District) -> None:
    form = {"grant_type": "password", "username": f"admin@{district.code}", "password": PASSWORD}
    assert district.house.exchange(**form).get_json()["error"] == "unsupported_grant_type"


def test_2_5_a_client_with_a_secret_proves_it(district: District) -> None:
    house = district.house
    code = house.code(f"admin@{district.code}", PASSWORD)
    for secret in ("", "wrong"):
        assert house.redeem(code, client_secret=secret).get_json()["error"] == "invalid_client"
    assert house.redeem(code, client_secret=SECRET).status_code == 200


def test_4_4_2_every_answer_names_its_issuer(district: District) -> None:
    """`asking.answered` looks at `iss` of codes and of errors (RFC 9207, 2)."""
    assert asked_by(logged_in(district))["code"]
    assert asked_by(district.house.browser(), prompt="none")["error"] == "login_required"


def test_4_5_3_a_code_of_another_client_is_nobodys(district: District) -> None:
    house, other = district.house, app(district, "https://app.example.com/cb")
    code = house.code(f"admin@{district.code}", PASSWORD)
    assert "error" in house.redeem(code, client_id=other, client_secret="").get_json()


def test_4_11_the_provider_leads_nobody_to_a_stranger(district: District) -> None:
    for changes in ({"client_id": "nobody"}, {"redirect_uri": "https://evil.example/"}):
        assert logged_in(district).get(authorize_path(**changes)).location is None


def test_4_12_what_was_typed_is_not_sent_on(district: District) -> None:
    """303, not 307, after the form with the password."""
    answer = district.house.submit(district.house.browser(), f"admin@{district.code}", PASSWORD)
    assert answer.status_code == 303


def test_4_13_a_proxys_words_are_not_taken_from_strangers(district: District) -> None:
    headers = {"X-Forwarded-Host": "evil.example", "Forwarded": "host=evil.example", "Host": "evil.example"}
    found = district.house.app.test_client().get("/.well-known/openid-configuration", headers=headers)
    assert "evil.example" not in found.get_data(as_text=True)


def test_4_16_the_page_stands_in_no_frame(district: District) -> None:
    answer = district.house.browser().get(authorize_path())
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_rfc6749_3_2_no_parameter_comes_twice(district: District) -> None:
    browser = district.house.app.test_client(use_cookies=False)
    twice = browser.post(
        "/identity/v1/oauth/token",
        data={"grant_type": ["refresh_token", "authorization_code"], "client_id": "portal"},
    )
    assert twice.get_json()["error"] == "invalid_request"


def test_rfc7009_2_1_an_unknown_hint_does_not_matter(district: District) -> None:
    house = district.house
    token = house.log_in(f"admin@{district.code}")["refresh_token"]
    body = {"client_id": "portal", "client_secret": SECRET, "token": token, "token_type_hint": "saml"}
    answer = house.app.test_client(use_cookies=False).post("/identity/v1/oauth/revoke", data=body)
    assert answer.status_code == 200
    refreshed = house.exchange(grant_type="refresh_token", refresh_token=token)
    assert refreshed.get_json()["error"] == "invalid_grant"

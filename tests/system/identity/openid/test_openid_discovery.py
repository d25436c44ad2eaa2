# SPDX-License-Identifier: AGPL-3.0-or-later
"""OpenID Connect Discovery 1.0 and RFC 8414: what the metadata MUST say, by section."""

from tests.system.identity.conftest import ISSUER, House

WELL_KNOWN = "/.well-known/openid-configuration"


def test_3_what_must_be_announced_is(house: House) -> None:
    found = house.browser().get(WELL_KNOWN).get_json()
    required = {
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
        "response_types_supported",
        "subject_types_supported",
        "id_token_signing_alg_values_supported",
    }
    assert required <= set(found)
    assert found["request_uri_parameter_supported"] is False, "left out it would mean true"
    assert "none" not in found["id_token_signing_alg_values_supported"]
    assert found["authorization_response_iss_parameter_supported"] is True, "RFC 9207, 3"


def test_4_2_it_is_json_for_everybody(house: House) -> None:
    answer = house.browser().get(WELL_KNOWN, headers={"Origin": "https://app.example"})
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_4_3_the_issuer_is_the_tokens(house: House) -> None:
    assert house.browser().get(WELL_KNOWN).get_json()["issuer"] == ISSUER


def test_10_keys_have_ids_and_nothing_private(house: House) -> None:
    answer = house.call("GET", "/jwks.json")
    for key in answer.get_json()["keys"]:
        assert {"kid", "kty", "crv", "x", "y"} <= set(key)
        assert "d" not in key
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_browsers_question_before_the_question_is_answered(house: House) -> None:
    """Fetch, 3.2: an app in a browser alone may ask for tokens; the log-in page is no such thing."""
    ask = {"Origin": "https://app.example", "Access-Control-Request-Method": "POST"}
    token = house.browser().options("/identity/v1/oauth/token", headers=ask)
    assert token.headers["Access-Control-Allow-Methods"] == "POST"
    assert "Access-Control-Allow-Credentials" not in token.headers
    page = house.browser().options("/identity/v1/oauth/authorize", headers=ask)
    assert "Access-Control-Allow-Origin" not in page.headers
    places = house.browser().options("/identity/v1/places", headers=ask)
    assert "Access-Control-Allow-Origin" not in places.headers

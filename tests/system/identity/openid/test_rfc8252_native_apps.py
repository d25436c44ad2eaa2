# SPDX-License-Identifier: AGPL-3.0-or-later
"""RFC 8252, OAuth 2.0 for native apps: what the authorization server MUST do, by section."""

from urllib.parse import urlsplit

import pytest

from tests.system.identity.conftest import PASSWORD, District, authorize_path
from tests.system.identity.openid.asking import app


def led_to(district: District, client_id: str, address: str) -> str:
    """Where somebody comes who logs in, empty where the address is refused."""
    path = authorize_path(client_id=client_id, redirect_uri=address)
    browser = district.house.browser()
    if browser.get(path).status_code != 200:
        return ""
    return district.house.submit(browser, f"admin@{district.code}", PASSWORD, path).location or ""


def test_7_1_an_app_has_a_scheme_of_its_own(district: District) -> None:
    address = "com.example.app:/oauth/cb"
    found = led_to(district, app(district, address), address)
    assert found.startswith(f"{address}?code=")
    page = district.house.browser().get(
        authorize_path(client_id=f"app@{district.code}", redirect_uri=address)
    )
    assert "form-action 'self' com.example.app:" in page.headers["Content-Security-Policy"]


def test_7_2_an_app_claims_an_https_address(district: District) -> None:
    address = "https://app.example.com/oauth2redirect/example-provider"
    assert led_to(district, app(district, address), address).startswith(f"{address}?code=")


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]"])
def test_7_3_any_port_of_loopback_is_the_apps(district: District, host: str) -> None:
    client_id = app(district, f"http://{host}/oauth/cb")
    for port in (1024, 51004, 65535):
        address = f"http://{host}:{port}/oauth/cb"
        assert urlsplit(led_to(district, client_id, address)).port == port
    for wrong in (
        f"http://{host}:51004/other",
        f"https://{host}:51004/oauth/cb",
        "http://localhost:51004/oauth/cb",
        f"http://{host}:99999/oauth/cb",
        f"http://user@{host}:51004/oauth/cb",
        f"http://{host}.evil.example:51004/oauth/cb",
    ):
        assert led_to(district, client_id, wrong) == ""


def test_8_1_an_app_cannot_do_without_pkce(district: District) -> None:
    address = "https://app.example.com/cb"
    client_id = app(district, address)
    path = authorize_path(client_id=client_id, redirect_uri=address, code_challenge="")
    answer = district.house.browser().get(path)
    assert "error=invalid_request" in answer.location


def test_8_4_an_address_is_registered_whole(district: District) -> None:
    for address in ("https://*.example.com/", "/cb", "myapp:/cb", "https://app.example.com/#x"):
        body = {
            "short_name": "bad",
            "name": "Bad",
            "grant_types": ["authorization_code"],
            "redirect_uris": [address],
            "public": True,
        }
        assert district.refused("POST", "/clients", body)["field"] == "redirect_uris"

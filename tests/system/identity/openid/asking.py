# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a client asks the provider, and what came back."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.system.identity.conftest import (
    AUTHORIZE,
    CALLBACK,
    ISSUER,
    PASSWORD,
    District,
    authorize_path,
)

USERINFO = "/identity/v1/oauth/userinfo"


def answered(response: TestResponse) -> dict[str, str]:
    """The parameters with which the browser was sent back to the client."""
    assert response.status_code == 303, response.get_data(as_text=True)
    parts = urlsplit(response.location)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == CALLBACK
    found = dict(parse_qsl(parts.query))
    assert found["iss"] == ISSUER
    return found


def logged_in(district: District) -> FlaskClient:
    """The browser of the district's administrator."""
    browser = district.house.browser()
    answered(district.house.submit(browser, f"admin@{district.code}", PASSWORD))
    return browser


def asked_by(browser: FlaskClient, **changes: str) -> dict[str, str]:
    return answered(browser.get(authorize_path(**changes)))


def form(**changes: str) -> dict[str, str]:
    return {**AUTHORIZE, **changes}


def logout(**given: str) -> str:
    return f"/identity/v1/oauth/logout?{urlencode(given)}"


def app(district: District, *addresses: str) -> str:
    """The id of a public client that is registered for these addresses."""
    body = {
        "short_name": "app",
        "name": "App",
        "grant_types": ["authorization_code", "refresh_token"],
        "redirect_uris": list(addresses),
        "public": True,
    }
    return str(district.ok("POST", "/clients", body)["client_id"])

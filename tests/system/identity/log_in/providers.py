# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody who logs in by way of another provider: here, there, and back."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from scripts.login_provider import CLIENT, LoginProvider, Person
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.second_factors import PAGES, QUERY

SECRET = "provider-secret"


@dataclass
class Way:
    """A provider that a district takes."""

    district: District
    server: LoginProvider
    id: str

    def begin(self, browser: FlaskClient, query: str = QUERY) -> TestResponse:
        return browser.get(f"{PAGES}/outside/{self.id}/begin?district={self.district.code}&{query}")

    def there(self, location: str) -> str:
        """Where the provider sends the browser back to."""
        answer = httpx.get(location, trust_env=False)
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    def back(self, browser: FlaskClient, location: str) -> TestResponse:
        parts = urlsplit(location)
        return browser.get(f"{parts.path}?{parts.query}")

    def log_in(self, person: Person | None = None, browser: FlaskClient | None = None) -> TestResponse:
        """All of it, as this person of the provider."""
        self.server.chosen = person or self.server.chosen
        browser = browser or self.district.house.browser()
        return self.back(browser, self.there(self.begin(browser).location))

    def links(self, person_id: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.district.ok("GET", f"/persons/{person_id}/linked-identities")[
            "items"
        ]
        return found

    def told(self) -> list[str]:
        return self.district.house.events(self.district.code, "identity_provider", self.id)


def register(district: District, server: LoginProvider, **given: Any) -> Way:
    """By default an OpenID provider whose verified phone numbers are taken."""
    body = {"kind": "openid", "name": "区政务", "client_id": CLIENT, "client_secret": SECRET}
    by_kind: dict[str, Any] = {"issuer": server.url, "match_by": ["phone"]}
    if given.get("kind", "openid") != "openid":
        by_kind = {"api_url": server.url, "log_in_url": server.url, "links_by_log_in": True}
    made = district.ok("POST", "/identity-providers", body | by_kind | given)
    return Way(district, server, made["id"])


def with_account(district: District, name: str, **more: Any) -> tuple[str, str]:
    """A person who can log in: (id, login)."""
    person_id = district.person(name, **more)
    login = f"{name}@{district.code}"
    district.ok("POST", "/accounts", {"person_id": person_id, "login": login, "password": PASSWORD})
    return person_id, login


def person(subject: str, phone: str = "", **claims: Any) -> Person:
    verified = {"phone_number": phone, "phone_number_verified": True} if phone else {}
    return Person(subject, subject, verified | claims)


def query_of(location: str) -> str:
    return urlsplit(location).query


def tampered(location: str, **changes: str) -> str:
    parts = urlsplit(location)
    given = dict(pair.split("=", 1) for pair in parts.query.split("&"))
    return f"{parts.scheme}://{parts.netloc}{parts.path}?{urlencode({**given, **changes})}"

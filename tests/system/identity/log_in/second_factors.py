# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody at the pages of their second factors, as their browser would be."""

import re
from base64 import b32decode
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from services.chassis.clock import system_now
from tests.system.identity.conftest import PASSWORD, District, authorize_path

PAGES = "/identity/v1/oauth"
QUERY = authorize_path().partition("?")[2]
ASKING = f"{QUERY}&action=second_factors"


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return found[1]


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or so many steps later."""
    moment = int(system_now().timestamp()) + 30 * steps
    return TOTP(b32decode(secret), 6, SHA1(), 30).generate(moment).decode()


def send(browser: FlaskClient, path: str, query: str = QUERY, **form: str) -> TestResponse:
    csrf = browser.get_cookie("linli_csrf", path=PAGES)
    assert csrf is not None
    return browser.post(f"{PAGES}/{path}?{query}", data={"csrf": csrf.value, **form})


def came_back(district: District, browser: FlaskClient, answer: TestResponse) -> dict[str, Any]:
    """The tokens of who is logged in by this answer."""
    assert answer.location.startswith(f"{PAGES}/authorize?"), answer.text
    back = browser.get(answer.location)
    return district.house.redeem(back.location.split("code=")[1].split("&")[0]).get_json()


@dataclass
class Enrolled:
    """Who has an authenticator app, and wrote down the recovery codes."""

    district: District
    login: str
    browser: FlaskClient
    secret: str
    codes: list[str]

    def waits(self, browser: FlaskClient | None = None) -> FlaskClient:
        """A browser in which the right password was given."""
        browser = browser or self.district.house.browser()
        answer = self.district.house.submit(browser, self.login, PASSWORD)
        assert (answer.status_code, answer.location) == (303, f"second-factor?{QUERY}"), answer.text
        return browser

    def factors(self) -> dict[str, Any]:
        tx = self.district.house.read(self.district.code)
        account = tx.accounts.first({"login": self.login})
        assert account
        return self.district.ok("GET", f"/persons/{account.person_id}/second-factors")


def add_app(browser: FlaskClient, query: str = ASKING) -> tuple[str, TestResponse]:
    page = browser.get(f"{PAGES}/second-factors?{query}").text
    found = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert found, page
    sealed = hidden(page, "sealed")
    return found[1], send(browser, "second-factors/app", query, sealed=sealed, code=code_of(found[1], -1))


def enrolled(district: District, login: str = "") -> Enrolled:
    """The district's administrator, or who has this login, with an app; the code before this one is used."""
    login = login or f"admin@{district.code}"
    browser = district.house.browser()
    answer = district.house.submit(browser, login, PASSWORD, f"{PAGES}/authorize?{ASKING}")
    assert answer.location == f"second-factors?{ASKING}"
    secret, shown = add_app(browser)
    codes = re.findall(r"<code>([a-z2-7-]{19})</code>", shown.text)
    assert len(codes) == 10, shown.text
    return Enrolled(district, login, browser, secret, codes)

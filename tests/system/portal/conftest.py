# SPDX-License-Identifier: AGPL-3.0-or-later
"""The portal in front of the running town, driven as a browser without JavaScript would."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

import httpx
import pytest

from tests.town import PASSWORD, Town, pytest_runtest_teardown, submit_log_in, town

SESSION = "linli_portal"


@dataclass
class Browser:
    """A browser with cookies; `form` reads what a form on the last page carries."""

    town: Town
    http: httpx.Client
    page: httpx.Response | None = None

    def get(self, path: str) -> httpx.Response:
        self.page = self.http.get(path)
        return self.page

    def log_in(self, who: str, back: str = "/") -> httpx.Response:
        """Through the identity provider's own form, then back."""
        page = self.http.get("/log-in", params={"back": back})
        sent = submit_log_in(self.http, page, self.town.people[who].login, PASSWORD)
        self.page = self.http.get(sent.headers["Location"])
        return self.page

    def form(self, action: str = "") -> dict[str, str]:
        """The hidden fields of the form of an action (or of the page's only form) on the last page."""
        assert self.page is not None
        forms = re.findall(r"<form method=\"post\".*?</form>", self.page.text, re.DOTALL)
        wanted = f'name="action" value="{action}"' if action else 'name="key"'
        found = next(form for form in forms if wanted in form)
        hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found)
        return {name: unescape(value) for name, value in hidden}

    def send(self, path: str, /, *files: bytes, **fields: str) -> httpx.Response:
        """Send a form, perhaps with pictures as evidence, without following where it leads."""
        chosen = [("evidence", (f"{number}.jpg", file)) for number, file in enumerate(files)]
        self.page = self.http.post(path, data=fields, files=chosen or None, follow_redirects=False)
        return self.page


@pytest.fixture
def browser(town: Town) -> Iterator[Callable[[], Browser]]:
    clients: list[httpx.Client] = []

    def start() -> Browser:
        clients.append(httpx.Client(base_url=town.portal, follow_redirects=True, trust_env=False, timeout=30))
        return Browser(town, clients[-1])

    yield start
    for client in clients:
        client.close()


@pytest.fixture(scope="session")
def known() -> dict[str, httpx.Cookies]:
    """The cookies of whoever has logged in once: most tests are not about logging in."""
    return {}


@pytest.fixture
def come(
    browser: Callable[[], Browser], known: dict[str, httpx.Cookies]
) -> Iterator[Callable[[str], Browser]]:
    """A browser in which one of the people is logged in.

    The portal renews a log-in after some minutes, with a token that is good once: the next test goes on with
    the newest.
    """
    came: list[tuple[str, Browser]] = []

    def start(who: str) -> Browser:
        visitor = browser()
        if who in known:
            visitor.http.cookies.update(known[who])
        else:
            visitor.log_in(who)
            known[who] = httpx.Cookies(visitor.http.cookies)
        came.append((who, visitor))
        return visitor

    yield start
    for who, visitor in came:
        newest = [cookie for cookie in visitor.http.cookies.jar if cookie.name == SESSION]
        for cookie in newest:
            known[who].jar.set_cookie(cookie)
        if not newest:
            known.pop(who, None)


@pytest.fixture
def resident(come: Callable[[str], Browser]) -> Browser:
    return come("resident")


@pytest.fixture
def staff(come: Callable[[str], Browser]) -> Browser:
    return come("dispatcher")


__all__ = ["pytest_runtest_teardown", "town"]

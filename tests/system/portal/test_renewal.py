# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tokens that have ended or were taken back: renewed without a word, or the person logs in again."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr

from scripts.stack import credentials
from services.portal.session import Cookies, Session, from_content, to_content
from tests.system.portal.conftest import SESSION, Browser
from tests.system.portal.test_drafts import draft, written
from tests.town import NEIGHBOURHOOD, PATIENCE_S, UNIT, Town

TEXT = "楼道的灯太暗，建议换亮一些的。"
REPORT = {"category": "suggestion", "place_path": UNIT, "description": TEXT}
WHO = "neighbour"


@pytest.fixture
def cookies(town: Town) -> Cookies:
    key = credentials.load(town.stack.data)["LINLI_PORTAL_SESSION_KEY"]
    return Cookies(SecretStr(key), secure=False)


def opened(cookies: Cookies, text: str) -> Session:
    content = cookies.open(text, 3600)
    assert content is not None
    session = from_content(content)
    assert session is not None
    return session


def test_requests_that_come_together_share_one_renewal(town: Town, staff: Browser, cookies: Cookies) -> None:
    """A refresh token is good once: without sharing the second would end the log-in."""
    ended = replace(opened(cookies, staff.http.cookies[SESSION]), expires_at=1)
    header = {"Cookie": f"{SESSION}={cookies.seal(to_content(ended))}"}

    def ask(path: str) -> httpx.Response:
        return httpx.get(f"{town.portal}{path}", headers=header, trust_env=False, timeout=30)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, ["/desk", "/mine", "/report", "/overview"]))
    assert [answer.status_code for answer in answers] == [200] * 4
    sessions = {opened(cookies, answer.cookies[SESSION]) for answer in answers}
    assert len(sessions) == 1
    assert sessions.pop().csrf == ended.csrf, "forms that are open stay good"
    header["Cookie"] = f"{SESSION}={answers[0].cookies[SESSION]}"
    assert ask("/desk").status_code == 200


def test_a_log_in_that_cannot_be_renewed_is_over(town: Town, resident: Browser, cookies: Cookies) -> None:
    session = opened(cookies, resident.http.cookies[SESSION])
    over = replace(session, expires_at=1, refresh_token="320585." + "x" * 43)
    header = {"Cookie": f"{SESSION}={cookies.seal(to_content(over))}"}
    answer = httpx.get(f"{town.portal}/mine", headers=header, trust_env=False, timeout=30)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/log-in?back=/mine")


def test_a_token_that_the_api_refuses_leads_to_the_log_in(
    town: Town, resident: Browser, cookies: Cookies
) -> None:
    session = opened(cookies, resident.http.cookies[SESSION])
    head, payload, signature = session.access_token.split(".")
    forged = replace(session, access_token=f"{head}.{payload}.{signature[::-1]}")
    header = {"Cookie": f"{SESSION}={cookies.seal(to_content(forged))}"}
    answer = httpx.get(f"{town.portal}/mine", headers=header, trust_env=False, timeout=30)
    assert answer.status_code == 303


class Neighbour:
    """Somebody who lives in the flat, and at times is a dispatcher, with a browser."""

    def __init__(self, town: Town, browser: Browser, cookies: Cookies) -> None:
        self.town, self.browser = town, browser
        self._cookies = cookies
        self._grant = ""

    @property
    def session(self) -> Session:
        return opened(self._cookies, self.browser.http.cookies[SESSION])

    def becomes_dispatcher(self) -> None:
        role = {"person_id": self.town.people[WHO].id, "role": "dispatcher", "path": NEIGHBOURHOOD}
        self._grant = self.town.call("admin", "POST", "identity", "roles/grants", role)["id"]

    def is_none_any_more(self) -> None:
        self.leaves()
        self.wait_until_refused()

    def leaves(self) -> None:
        if self._grant:
            self.town.call("admin", "DELETE", "identity", f"roles/grants/{self._grant}")
        self._grant = ""

    def wait_until_refused(self) -> None:
        """Until dispatch has heard that the browser's token was taken back."""
        deadline = time.monotonic() + PATIENCE_S
        header = {"Authorization": f"Bearer {self.session.access_token}"}
        while self.town.http.get(
            f"{self.town.stack.url('dispatch')}/dispatch/v1/orders", headers=header
        ).is_success:
            assert time.monotonic() < deadline, "dispatch never heard of it"
            time.sleep(0.1)


@pytest.fixture
def neighbour(town: Town, browser: Callable[[], Browser], cookies: Cookies) -> Iterator[Neighbour]:
    """Newly logged in, as a dispatcher, too."""
    if WHO not in town.people:
        town.settle(WHO, "周新来", "resident", UNIT)
    found = Neighbour(town, browser(), cookies)
    found.becomes_dispatcher()
    found.browser.log_in(WHO)
    yield found
    found.leaves()


def test_a_form_goes_through_though_a_role_was_taken_back_meanwhile(neighbour: Neighbour) -> None:
    visitor, before = neighbour.browser, neighbour.session
    visitor.get("/report")
    form = visitor.form()
    neighbour.is_none_any_more()
    sent = visitor.send("/report", **REPORT, **form)
    assert sent.status_code == 303, sent.text
    after = neighbour.session
    assert after.access_token != before.access_token, "the browser is given the newer token"
    assert after.csrf == before.csrf, "forms that are open stay good"
    assert TEXT in visitor.get(sent.headers["Location"]).text
    assert visitor.send("/report", **REPORT, **form).headers["Location"] == sent.headers["Location"], "once"
    assert neighbour.session == after, "what is good is not renewed"


def test_a_page_shows_what_somebody_still_may(neighbour: Neighbour) -> None:
    """Its parts ask at the same time, all with the token that was taken back."""
    visitor = neighbour.browser
    assert visitor.get("/desk").status_code == 200
    neighbour.is_none_any_more()
    assert visitor.get("/").status_code == 200
    assert visitor.get("/").url.path == "/"
    assert 'href="/desk"' not in visitor.page.text
    assert visitor.get("/desk").status_code == 403
    assert visitor.get("/mine").status_code == 200


def test_who_was_given_a_role_has_its_pages_at_once(neighbour: Neighbour) -> None:
    visitor = neighbour.browser
    neighbour.is_none_any_more()
    assert visitor.get("/desk").status_code == 403
    neighbour.becomes_dispatcher()
    assert visitor.get("/desk").status_code == 200


def test_requests_that_come_together_with_a_revoked_token_all_succeed(
    town: Town, neighbour: Neighbour, cookies: Cookies
) -> None:
    neighbour.browser.get("/report")
    form = REPORT | neighbour.browser.form()
    neighbour.is_none_any_more()
    header = {"Cookie": f"{SESSION}={neighbour.browser.http.cookies[SESSION]}"}

    def ask(method: str, path: str) -> httpx.Response:
        typed = form if method == "POST" else None
        url = f"{town.portal}{path}"
        return httpx.request(method, url, data=typed, headers=header, trust_env=False, timeout=30)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, ("GET", "POST", "GET", "GET"), ("/mine", "/report", "/", "/report")))
    assert [answer.status_code for answer in answers] == [200, 303, 200, 200]
    sessions = {opened(cookies, answer.cookies[SESSION]) for answer in answers}
    assert len(sessions) == 1
    header["Cookie"] = f"{SESSION}={answers[0].cookies[SESSION]}"
    assert ask("GET", "/mine").status_code == 200, "no refresh token was used twice"


def test_who_logged_out_elsewhere_logs_in_and_what_was_typed_is_there(
    town: Town, neighbour: Neighbour
) -> None:
    visitor = neighbour.browser
    visitor.get("/report")
    form = visitor.form()
    town.call(WHO, "POST", "identity", "sessions:end", {"session_id": None})
    town.people[WHO].token = ""
    neighbour.wait_until_refused()
    ended = visitor.send("/report", **REPORT, **form)
    assert ended.status_code == 401
    assert "您写的内容没有丢" in ended.text
    assert SESSION not in visitor.http.cookies
    visitor.log_in(WHO)
    visitor.page = visitor.send("/report", draft=draft(ended))
    assert written(visitor.page) == TEXT
    assert visitor.send("/report", **REPORT, **visitor.form()).status_code == 303

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tokens that have ended: renewed without a word, or the person logs in again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest
from pydantic import SecretStr

from scripts.stack import credentials
from services.portal.session import Cookies, Session, from_content, to_content
from tests.system.portal.conftest import SESSION, Browser
from tests.town import Town


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

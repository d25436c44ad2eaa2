# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody typed is never lost: the log-in may end, another one begin, a service be down."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import httpx
import pytest
from pydantic import SecretStr

from scripts.stack import credentials
from services.portal.session import Cookies, from_content, to_content
from tests.system.portal.conftest import SESSION, Browser
from tests.town import UNIT, Town

LONG = "三楼走廊的水管一直在漏水，地面很滑，老人上下楼要当心。\r\n请尽快派人来看。" * 50
AS_COUNTED = LONG.replace("\r\n", "\n")[:1900]
EVIL = {"Origin": "https://evil.example"}


def draft(page: httpx.Response) -> str:
    found = re.search(r'name="draft" value="([^"]+)"', page.text)
    assert found, page.text
    return found[1]


def written(page: httpx.Response) -> str:
    found = re.search(r"<textarea[^>]*>\n?([^<]+)</textarea>", page.text)
    return unescape(found[1]) if found else ""


@pytest.mark.parametrize("form", ["report", "comment", "finish", "refuse"])
def test_the_end_of_the_log_in_loses_nothing(town: Town, come: Callable[[str], Browser], form: str) -> None:
    who = {"report": "resident", "comment": "resident", "finish": "handler", "refuse": "dispatcher"}[form]
    order = town.orders["running" if form in ("comment", "finish") else "new"]
    path = "/report" if form == "report" else f"/orders/{order}"
    field = {"report": "description", "comment": "text", "finish": "result", "refuse": "reason"}[form]
    visitor = come(who)
    visitor.get(path)
    hidden = visitor.form("" if form == "report" else form)
    visitor.http.cookies.delete(SESSION)
    ended = visitor.send(path, **hidden, **{field: LONG[:1900]})
    assert ended.status_code == 401
    assert "您写的内容没有丢" in ended.text
    assert LONG[:20] not in ended.text, "it is sealed"
    not_yet = visitor.send(path, draft=draft(ended))
    assert not_yet.status_code == 401
    visitor.get("/log-in?back=/log-in/done")
    assert "请回到刚才的窗口" in visitor.page.text
    shown = visitor.send(path, draft=draft(not_yet))
    assert shown.status_code == 200
    assert "刚才写的内容还在" in shown.text
    assert written(shown) == LONG[:1900].replace("\r\n", "\n")
    again = visitor.form("" if form == "report" else form)
    assert again["csrf"] != hidden["csrf"]
    assert again["key"] == hidden["key"], "sent twice it is still done once"


def test_a_draft_is_done_when_it_is_sent_once_more(resident: Browser) -> None:
    resident.get("/report")
    form = {"category": "lamp", "place_path": UNIT, "description": AS_COUNTED}
    sealed = draft(_ended(resident, "/report", **form))
    resident.get("/log-in")
    shown = resident.send("/report", draft=sealed)
    assert f'value="{UNIT}" required checked' in shown.text
    assert resident.send("/report", **form, **resident.form()).status_code == 303


def test_nobody_else_is_shown_a_draft(town: Town, come: Callable[[str], Browser]) -> None:
    resident, staff = come("resident"), come("dispatcher")
    resident.get("/report")
    form = resident.form()
    key = credentials.load(town.stack.data)["LINLI_PORTAL_SESSION_KEY"]
    cookies = Cookies(SecretStr(key), secure=False)
    session = from_content(cookies.open(resident.http.cookies[SESSION], 3600) or {})
    assert session is not None
    over = replace(session, expires_at=1, refresh_token="320585." + "x" * 43)
    resident.http.cookies.clear()
    resident.http.cookies.set(SESSION, cookies.seal(to_content(over)), domain="127.0.0.1")
    sealed = draft(resident.send("/report", description="只给我看", **form))
    assert staff.send("/report", draft=sealed).status_code == 403
    resident.log_in("resident")
    assert "只给我看" in resident.send("/report", draft=sealed).text


@pytest.mark.parametrize("bad", ["x", "gAAAAA" + "A" * 200])
def test_a_touched_draft_is_refused(resident: Browser, bad: str) -> None:
    assert resident.send("/report", draft=bad).status_code == 403


def test_another_site_can_put_nothing_into_our_forms(resident: Browser) -> None:
    sealed = draft(_ended(resident, "/report", description="请写这个"))
    resident.get("/log-in")
    answer = resident.http.post("/report", data={"draft": sealed}, headers=EVIL)
    assert answer.status_code == 403
    resident.http.cookies.delete(SESSION)
    stranger = resident.http.post(
        "/report", data={"description": "请写这个"}, headers=EVIL, follow_redirects=False
    )
    assert stranger.status_code == 303, "the log-in is asked for, and nothing comes along"


def test_what_is_too_long_is_told_at_its_field_in_characters(resident: Browser) -> None:
    resident.get("/report")
    form = {"category": "lamp", "place_path": UNIT, "description": "长" * 2001}
    answer = resident.send("/report", **form, **resident.form())
    assert answer.status_code == 422
    assert "最多 2000 个字，现在有 2001 个。" in answer.text
    assert written(answer) == "长" * 2001
    resident.get("/report")
    lines = ("一" * 9 + "\r\n") * 200
    fits = resident.send("/report", **form | {"description": lines}, **resident.form())
    assert fits.status_code == 303, "a line end counts once"


def _ended(browser: Browser, path: str, **typed: str) -> httpx.Response:
    """The answer to a form that is sent when the browser has lost its log-in."""
    hidden = browser.get(path) and browser.form()
    browser.http.cookies.delete(SESSION)
    return browser.send(path, **hidden, **typed)


@pytest.mark.parametrize(
    ("switch", "sign"), [("/language/en", '<html lang="en"'), ("/type/large", 'data-type="large"')]
)
def test_a_switch_brings_the_form_back_as_it_was_typed(
    browser: Callable[[], Browser], switch: str, sign: str
) -> None:
    resident = browser()
    resident.log_in("resident", "/report")
    form = resident.form() | {"description": AS_COUNTED, "category": "lamp", "choose": ""}
    sent = resident.send(f"{switch}?back=/report", **form)
    assert (sent.status_code, sent.headers["Location"]) == (307, "/report")
    shown = resident.send("/report", **form)
    assert shown.status_code == 200
    assert sign in shown.text
    assert written(shown) == AS_COUNTED
    assert 'value="lamp" required checked' in shown.text

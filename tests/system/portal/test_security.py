# SPDX-License-Identifier: AGPL-3.0-or-later
"""How and where somebody is logged in: their own account alone, and staff for who lost the phone."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.system.identity.log_in.second_factors import code_of, hidden
from tests.system.portal.conftest import SESSION, Browser
from tests.town import PASSWORD, UNIT, Town, submit_log_in

PATH = "/account/security"
Start = Callable[[], Browser]


@pytest.fixture(scope="module")
def owner(town: Town) -> tuple[str, str]:
    """A person of this file's own, and their login."""
    name = f"own{uuid4().hex[:6]}"
    person = town.call("admin", "POST", "identity", "persons", {"name": "周敏", "path": UNIT})["id"]
    account = {"person_id": person, "login": f"{name}@320585", "password": PASSWORD}
    town.call("admin", "POST", "identity", "accounts", account)
    return person, f"{name}@320585"


@pytest.fixture
def at_home(browser: Start, owner: tuple[str, str]) -> Callable[[], Browser]:
    def start() -> Browser:
        visitor = browser()
        sent = submit_log_in(visitor.http, visitor.get(f"/log-in?back={PATH}"), owner[1], PASSWORD)
        visitor.get(sent.headers["Location"])
        return visitor

    return start


def ids(page: str) -> list[str]:
    return re.findall(r'name="action" value="([0-9a-f]{64})"', page)


def test_a_log_in_is_ended_from_another_one(at_home: Callable[[], Browser]) -> None:
    first = at_home()
    shown = first.get(PATH)
    assert shown.status_code == 200, shown.text
    (own,) = ids(shown.text)
    second = at_home()
    page = second.get(PATH).text
    assert (page.count("本机"), len(ids(page))) == (1, 2)
    assert second.send(PATH, **second.form() | {"action": own}).status_code == 303
    assert ids(second.get(PATH).text) == [one for one in ids(page) if one != own]
    assert first.http.get(PATH, follow_redirects=False).status_code == 303
    for action, status in (("nobody", 422), ("0" * 64, 404)):
        refused = second.send(PATH, **second.form() | {"action": action})
        assert (refused.status_code, "登录中的设备" in refused.text) == (status, True)
    second.get(PATH)
    assert second.send(PATH, **second.form() | {"action": "all"}).headers["Location"] == "/"
    assert SESSION not in second.http.cookies


def test_second_factors_are_changed_at_the_provider_and_taken_away_by_staff(
    at_home: Callable[[], Browser], come: Callable[[str], Browser], owner: tuple[str, str]
) -> None:
    visitor, admin = at_home(), come("admin")
    page = visitor.get(f"{PATH}/second-factors")
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", page.text)[0]
    form = {name: hidden(page.text, name) for name in ("csrf", "sealed")}
    shown = visitor.http.post(
        f"{page.url.copy_with(query=None)}/app?{page.url.query.decode()}",
        data={**form, "code": code_of(secret)},
    )
    assert "请记下恢复码" in shown.text, shown.text
    back = shown.text.rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    account = visitor.get(str(page.url.join(back)))
    assert account.url.path == PATH
    assert "还剩 10 个" in account.text
    person = f"/people/{owner[0]}"
    assert "挂失" in admin.get(person).text
    assert admin.send(person, **admin.form() | {"action": "drop"}).status_code == 303
    assert "挂失" not in admin.get(person).text


def test_what_weighs_much_asks_for_a_new_log_in_and_nothing_is_lost(
    browser: Start, come: Callable[[str], Browser], town: Town
) -> None:
    """Who has a second factor, and logged in without it, reads nobody's number before it was given."""
    name = f"step{uuid4().hex[:6]}"
    clerk = town.call("admin", "POST", "identity", "persons", {"name": "钱进", "path": "/320585"})["id"]
    login = {"person_id": clerk, "login": f"{name}@320585", "password": PASSWORD}
    town.call("admin", "POST", "identity", "accounts", login)
    role = {"person_id": clerk, "role": "district_admin", "path": "/320585"}
    town.call("admin", "POST", "identity", "roles/grants", role)
    path = f"/people/{town.people['resident'].id}/record"
    visitor = browser()
    sent = submit_log_in(visitor.http, visitor.get(f"/log-in?back={path}"), f"{name}@320585", PASSWORD)
    visitor.get(sent.headers["Location"])
    secret = _add_app(visitor)
    visitor.get(path)
    form = {**visitor.form("unmask_person"), "show_phone": "yes", "reason": "核对报修人电话"}
    asked = visitor.send(path, **form)
    assert (asked.status_code, "请再验证一次身份" in asked.text) == (401, True), asked.text
    draft = re.findall(r'name="draft" value="([^"]+)"', asked.text)[0]
    leads = re.findall(r'id="log-in-to-resume" href="([^"]+)"', asked.text)[0].replace("&amp;", "&")
    page = visitor.get(leads)
    assert "请再验证一次身份" in page.text, page.text
    second = submit_log_in(visitor.http, page, f"{name}@320585", PASSWORD)
    code = visitor.http.get(str(page.url.join(second.headers["Location"])))
    fields = {"csrf": hidden(code.text, "csrf"), "code": code_of(secret)}
    done = visitor.http.post(code.url, data=fields)
    assert "登录成功" in done.text, done.text
    shown = visitor.send(path, draft=draft)
    assert "核对报修人电话" in shown.text, "it is there as it was typed"
    again = {**visitor.form("unmask_person"), "show_phone": "yes", "reason": "核对报修人电话"}
    answer = visitor.send(path, **again)
    assert answer.status_code == 200, answer.text


def test_a_log_in_is_not_asked_for_in_words_that_are_none(browser: Start) -> None:
    assert browser().get("/log-in?max_age=soon").status_code == 400


def _add_app(visitor: Browser) -> str:
    """An authenticator app for who has just logged in, and back to their account; its key."""
    page = visitor.get(f"{PATH}/second-factors")
    secret = str(re.findall(r"<code>([A-Z2-7]{32})</code>", page.text)[0])
    form = {name: hidden(page.text, name) for name in ("csrf", "sealed")}
    shown = visitor.http.post(
        f"{page.url.copy_with(query=None)}/app?{page.url.query.decode()}",
        data={**form, "code": code_of(secret, -1)},
    )
    back = shown.text.rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert visitor.get(str(page.url.join(back))).url.path == PATH
    return secret

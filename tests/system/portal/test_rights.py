# SPDX-License-Identifier: AGPL-3.0-or-later
"""My data in the portal: an archive over all services, consent, a correction, an erasure that is granted."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest

from services.chassis.clock import monotonic, pause
from tests.system.portal.conftest import Browser
from tests.town import PASSWORD, UNIT, Town, submit_log_in

Come = Callable[[str], Browser]
PAGE, DESK = "/my-data", "/rights-desk"
SECONDS = 60


@pytest.fixture
def newcomer(town: Town, browser: Callable[[], Browser]) -> Browser:
    """Somebody with a log-in and nothing else, logged in."""
    person = town.call("admin", "POST", "identity", "persons", {"name": "赵云龙", "path": UNIT})["id"]
    login = f"zhao{uuid4().hex[:6]}@320585"
    account = {"person_id": person, "login": login, "password": PASSWORD}
    town.call("admin", "POST", "identity", "accounts", account)
    visitor = browser()
    page = visitor.get("/log-in")
    visitor.get(submit_log_in(visitor.http, page, login, PASSWORD).headers["Location"])
    return visitor


def test_all_services_parts_become_one_archive(newcomer: Browser) -> None:
    newcomer.get(PAGE)
    assert newcomer.send(PAGE, **newcomer.form("export")).status_code == 303
    ends = monotonic() + SECONDS
    link = None
    while link is None and monotonic() < ends:
        link = re.search(r'href="(/my-data/[^"]+[.]zip)"', newcomer.get(PAGE).text)
        pause(0.2)
    assert link is not None, newcomer.get(PAGE).text
    fetched = newcomer.get(link[1])
    assert fetched.headers["Cache-Control"] == "no-store"
    archive = ZipFile(BytesIO(fetched.content))
    assert len(archive.namelist()) == 7
    assert json.loads(archive.read("identity.json"))[0]["name"] == "赵云龙"
    newcomer.get(PAGE)
    again = newcomer.send(PAGE, **newcomer.form("export"))
    assert (again.status_code, "一天之内" in again.text) == (409, True)


def test_nobody_fetches_anothers(newcomer: Browser, come: Come) -> None:
    newcomer.get(PAGE)
    newcomer.send(PAGE, **newcomer.form("export"))
    assert come("resident").get(f"/my-data/{uuid4()}.zip").status_code == 404


def test_consent_is_given_and_taken_back(newcomer: Browser) -> None:
    newcomer.get(PAGE)
    assert newcomer.send(PAGE, **newcomer.form("agree")).status_code == 303
    shown = newcomer.get(PAGE)
    assert "撤回：" in shown.text
    assert newcomer.send(PAGE, **newcomer.form("withdraw")).status_code == 303
    assert "撤回：" not in newcomer.get(PAGE).text


def test_requests_are_decided_at_the_desk(newcomer: Browser, come: Come) -> None:
    newcomer.get(PAGE)
    text = f"姓名写错了{uuid4().hex[:6]}"
    assert newcomer.send(PAGE, **newcomer.form("correct"), text=text).status_code == 303
    newcomer.get(PAGE)
    assert newcomer.send(PAGE, **newcomer.form("erase")).status_code == 303
    admin = come("admin")
    asked = admin.get(DESK).text
    found = re.search(r'href="(/people/[^"]+/record\?correction=[^"]+)"', asked[asked.index(text) :])
    assert found
    assert "随即办结" in admin.get(found[1]).text
    assert admin.send(found[1], **admin.form("change_person"), name="赵云").status_code == 303
    assert text not in admin.get(DESK).text
    newcomer.get(PAGE)
    assert newcomer.send(PAGE, **newcomer.form("correct"), text=f"{text}，还是错的").status_code == 303
    admin.get(DESK)
    refused = admin.send(DESK, **admin.form("reject"), reason="")
    assert refused.status_code == 422
    admin.get(DESK)
    assert admin.send(DESK, **admin.form("reject"), reason="与证件一致").status_code == 303
    admin.get(DESK)
    assert admin.send(DESK, **admin.form("grant")).status_code == 303
    shown = newcomer.get(PAGE)
    assert "与证件一致" in shown.text
    assert "已更正" in shown.text
    assert "已同意，等待执行" in shown.text
    assert newcomer.send(PAGE, **newcomer.form("cancel")).status_code == 303
    assert "已撤销" in newcomer.get(PAGE).text


def test_what_stands_against_it_is_shown_to_both_and_passed_over_where_law_allows(
    town: Town, come: Come
) -> None:
    key = f"leaves{uuid4().hex[:6]}"
    town.settle(key, "钱多多", "resident", UNIT)
    order = {"category": "burst-pipe", "description": "搬走前的漏水", "place_path": UNIT}
    town.call(key, "POST", "dispatch", "orders", order)
    leaver, desk = come(key), come("admin")
    leaver.get(PAGE)
    assert leaver.send(PAGE, **leaver.form("erase")).status_code == 303
    ends = monotonic() + SECONDS
    while "还没有答复" in leaver.get(PAGE).text and monotonic() < ends:
        pause(0.2)
    shown = leaver.get(PAGE).text
    assert "还没有答复" not in shown
    for page in (shown, desk.get(DESK).text):
        assert "系统角色" in page
        assert "没办结的报修" in page
        assert "个人信息保护法第五十一条" in page
    assert desk.send(DESK, **desk.form("waive"), reason=" ").status_code == 422
    desk.get(DESK)
    assert desk.send(DESK, **desk.form("waive"), reason="本人书面撤回报修").status_code == 303
    assert "已跳过" in leaver.get(PAGE).text
    assert leaver.send(PAGE, **leaver.form("cancel")).status_code == 303


def test_only_who_looks_after_records_decides(come: Come) -> None:
    assert come("resident").get(DESK).status_code == 403

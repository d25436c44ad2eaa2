# SPDX-License-Identifier: AGPL-3.0-or-later
"""A company's rating: confirmed by a person, public with its reasons, objected to; its case goes its way."""

import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from scripts.demo.story.photo import photo
from tests.system.portal.conftest import Browser
from tests.system.portal.voting import COMPOUND, DISTRICT
from tests.town import PATIENCE_S, START, Town

Come = Callable[[str], Browser]
NOW = START + timedelta(hours=13, minutes=40)
CODE, OTHER_CODE = "91320585MA00TE5T2W", "91320583MA1DEM0026"
NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture(scope="module")
def company(town: Town) -> str:
    """The id of a company whose fund was misused: its red light waits for a person."""
    return red(town, CODE)


def red(town: Town, code: str) -> str:
    made = {"name": "太仓安居物业", "credit_code": code, "kind": "property_company"}
    company_id = str(town.call("admin", "POST", "identity", "companies", made)["id"])
    fact = {
        "kind": "fund_misuse",
        "place_path": COMPOUND,
        "happened_on": f"{START:%Y-%m-%d}",
        "documents": ["审计报告1号"],
    }
    _until(lambda: _listed(town, company_id))
    town.call("admin", "POST", "credit", f"credit-files/{company_id}/facts", fact)
    return company_id


def _listed(town: Town, company_id: str) -> bool:
    found: list[dict[str, Any]] = town.call("admin", "GET", "credit", "credit-files", place="/320585")[
        "items"
    ]
    return company_id in {one["id"] for one in found}


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < deadline, "credit never heard of the company"
        time.sleep(0.2)


def sent(browser: Browser, path: str, action: str, **typed: str) -> httpx.Response:
    """Fill in the form of an act on its page and follow where it leads; a refusal fails."""
    browser.get(path)
    answer = browser.send(path, **{**browser.form(action), **typed})
    assert answer.status_code == 303, re.findall(r'role="alert".*?</div>', answer.text, re.DOTALL)
    return browser.get(answer.headers["Location"])


def test_a_red_light_is_confirmed_public_objected_to_and_followed(
    town: Town, come: Come, resident: Browser, company: str
) -> None:
    public = f"/public/{DISTRICT}/ratings/{company}"
    before = httpx.get(f"{town.portal}{public}", trust_env=False)
    assert "还没有公布过评分" in before.text, "what no person has confirmed is not told"
    assert "绿灯" in before.text

    boss, file = come("admin"), f"/ratings/files/{company}"
    assert "等待确认" in boss.get("/ratings").text
    page = boss.get(file).text
    assert "挪用资金" in page
    empty = boss.send(file, **boss.form("confirm"))
    assert empty.status_code == 422
    confirmed = sent(boss, file, "confirm", reasons="审计报告已核对。").text
    assert "红灯" in confirmed
    case = re.search(r"/ratings/cases/[0-9a-f-]{36}", confirmed)
    assert case

    shown = httpx.get(f"{town.portal}{public}", trust_env=False).text
    for word in ("红灯", "挪用资金", "V-501", "−20", "怎样提出异议", "登录后提出异议"):
        assert word in shown, word
    assert company in httpx.get(f"{town.portal}/public/{DISTRICT}/ratings", trust_env=False).text
    resident.get(public)
    path = f"/ratings/companies/{company}/objections"
    assert resident.send(path, **resident.form()).status_code == 422
    told = resident.send(path, **resident.form(), text="审计没有听取企业意见。")
    assert told.status_code == 303, told.text
    assert "已收到您的异议" in resident.get(told.headers["Location"]).text

    record = {"record": "当面告知红灯原因。", "document": "约谈记录1号"}
    held = f"{NOW:%Y-%m-%dT%H:%M}"
    assert "整改要求" in sent(boss, case[0], "interview", held_at=held, attended="周经理", **record).text
    due = f"{NOW + timedelta(days=20):%Y-%m-%d}"
    assert "整改中" in sent(boss, case[0], "order", tasks="退还挪用资金。", due_on=due).text
    again = {"passed": "yes", "record": "资金已退还。", "document": "复查单1号"}
    assert "已结束" in sent(boss, case[0], "recheck", **again).text
    found = {"kind": "spot_check", "place_path": COMPOUND, "happened_on": f"{START:%Y-%m-%d}"}
    checked = sent(boss, file, "record-fact", **found, points="2.5", documents="抽查单1号").text
    assert "抽查扣分" in checked
    assert "−2.5" in checked
    assert "没有待决定的申诉" in boss.get("/ratings/decisions").text


def test_an_administrator_of_the_district_comes_down_to_a_compound(come: Come, company: str) -> None:
    boss, file = come("admin"), f"/ratings/files/{company}"
    shown = boss.get(file).text
    parts = COMPOUND.split("/")
    for depth in range(3, len(parts) + 1):
        closer = "/".join(parts[:depth])
        assert f'name="choose" value="{closer}"' in shown, closer
        typed = boss.form("record-fact") | {"note": "消防通道标线缺失。", "choose": closer}
        shown = boss.send(file, **typed).text
        assert "消防通道标线缺失。" in shown, "what was typed is still there"
    offered = re.findall(r'name="place_path" value="([^"]+)" required( checked)?', shown)
    assert (COMPOUND, " checked") in offered
    elsewhere = boss.send(file, **boss.form("record-fact"), choose="/999999/001")
    assert elsewhere.status_code == 200
    assert "/999999" not in elsewhere.text, "what is not offered is not chosen"


def test_the_compound_whose_owners_are_asked_is_come_down_to(town: Town, come: Come) -> None:
    boss = come("admin")
    confirmed = sent(boss, f"/ratings/files/{red(town, OTHER_CODE)}", "confirm", reasons="已核对。").text
    case = re.search(r"/ratings/cases/[0-9a-f-]{36}", confirmed)
    assert case
    record = {"record": "当面告知。", "document": "约谈记录2号"}
    sent(boss, case[0], "interview", held_at=f"{NOW:%Y-%m-%dT%H:%M}", attended="周经理", **record)
    sent(boss, case[0], "order", tasks="退还挪用资金。", due_on=f"{NOW + timedelta(days=20):%Y-%m-%d}")
    shown = sent(boss, case[0], "recheck", passed="no", record="资金未退还。", document="复查单2号").text
    parts = COMPOUND.split("/")
    for depth in range(3, len(parts) + 1):
        assert f'name="choose" value="{"/".join(parts[:depth])}"' in shown
        typed = boss.form("propose-exit") | {"reasons": "由业主决定。"}
        shown = boss.send(case[0], **typed, choose="/".join(parts[:depth])).text
        assert "由业主决定。" in shown
    refused = boss.send(
        case[0], **boss.form("propose-exit") | {"reasons": "由业主决定。", "place_path": COMPOUND}
    )
    assert refused.status_code == 422
    assert "这家企业不在那里服务，请另选地点。" in refused.text
    assert f'value="{COMPOUND}" required checked' in refused.text


def test_a_spot_check_is_seen_by_its_photo(town: Town, come: Come, resident: Browser, company: str) -> None:
    boss, file = come("admin"), f"/ratings/files/{company}"
    boss.get(file)
    found = {"kind": "spot_check", "place_path": COMPOUND, "happened_on": f"{START:%Y-%m-%d}", "points": "1"}
    fields = boss.form("record-fact") | found | {"note": "消防通道标线缺失。"}
    files = [("photo", ("fire lane.jpg", photo("fire lane"), "image/jpeg"))]
    told = boss.http.post(file, data=fields, files=files, follow_redirects=False)
    assert told.status_code == 303, told.text
    page = boss.get(file).text
    picture = re.search(r'href="(/ratings/photos/[0-9a-f-]{36})"><img src="(\S+)" alt="(抽查[^"]+)"', page)
    assert picture, page
    _until(lambda: boss.get(picture[2]).headers["Content-Type"] == "image/jpeg")
    assert boss.get(picture[1]).headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "消防通道标线缺失。" in page
    assert resident.get(picture[1]).status_code == 404


def test_strangers_and_residents_see_no_desk(town: Town, resident: Browser, company: str) -> None:
    assert resident.get("/ratings").status_code == 403
    assert resident.get(f"/ratings/files/{company}").status_code == 403
    for path in (f"/public/{DISTRICT}/ratings/{NOBODY}", "/public/abc/ratings"):
        assert httpx.get(f"{town.portal}{path}", trust_env=False).status_code == 404

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points, the shelf, volunteering and neighbours' help, as residents and staff go through their pages."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import httpx
import pytest

from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import sent
from tests.town import CHINA, NEIGHBOURHOOD, START, Town

Come = Callable[[str], Browser]
ACTIVITIES, POINTS, DESK, SKILLS = "/activities", "/points", "/points/desk", "/activities/skills"
TOOLS, VENUES = "/tools", "/venues"
PLAN = {
    "title": "春季护绿",
    "description": "给三号楼前的花坛松土。",
    "venue": "三号楼花坛",
    "capacity": "1",
    "skill_0": "care",
    "place_path": NEIGHBOURHOOD,
}


@pytest.fixture(scope="module")
def day() -> str:
    """A day of next year: whatever the town's clock says by now, it lies ahead."""
    return f"{datetime.now(CHINA).year + 1}-03-12"


def planned(staff: Browser, day: str, title: str) -> str:
    """The address of an activity that was published."""
    given = PLAN | {"title": title, "starts_at": f"{day}T09:00", "ends_at": f"{day}T11:00"}
    drafted = sent(staff, ACTIVITIES, "create_activity", **given)
    here = str(drafted.url.path)
    assert "草稿" in drafted.text
    assert "报名中" in sent(staff, here, "publish_activity").text
    return here


def tried(browser: Browser, path: str, action: str, **typed: str) -> httpx.Response:
    """Fill in the form of an act that is refused."""
    browser.get(path)
    return browser.send(path, **browser.form(action) | typed)


def test_a_resident_signs_up_and_leaves(town: Town, come: Come, resident: Browser, day: str) -> None:
    staff = come("dispatcher")
    here = planned(staff, day, "护绿一")
    assert "护绿一" in resident.get(ACTIVITIES).text
    joined = sent(resident, here, "join_activity")
    assert ("已报名" in joined.text, "1/1" in joined.text) == (True, True)
    refused = tried(resident, here, "check_in_activity", code="x")
    assert (refused.status_code, "现在不能签到" in refused.text) == (409, True)
    people = staff.get(here).text
    assert town.people["resident"].name in people
    sheet = staff.get(f"{here}/sheet")
    assert (sheet.status_code, "<svg" in sheet.text) == (200, True)
    assert resident.get(f"{here}/sheet").status_code == 403
    assert "已退出" in sent(resident, here, "leave_activity").text
    cancelled = sent(staff, here, "cancel_activity", reason="下雨")
    assert ("已取消" in cancelled.text, "下雨" in cancelled.text) == (True, True)


def test_points_buy_what_is_handed_out_by_its_code(come: Come, resident: Browser) -> None:
    staff, mine = come("dispatcher"), resident.get(POINTS).text
    number = re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}", mine[mine.index("我的编号") :])
    assert number
    given = {"person_id": number[0], "place_path": NEIGHBOURHOOD, "rule": "volunteer_hour", "units": "3"}
    assert "30" in sent(staff, DESK, "enter_points", **given, note="清理楼道").text
    good = {"name": "洗衣液", "price": "20", "each": "1", "stock": "2", "place_path": NEIGHBOURHOOD}
    sent(staff, DESK, "create_good", **good)
    shelf = resident.get(POINTS).text
    assert ("清理楼道" in shelf, "洗衣液" in shelf) == (True, True)
    address = re.search(r"/points/goods/[0-9a-f-]{36}", shelf)
    assert address
    bought = sent(resident, address[0], "redeem_good", bought="1:20")
    code = re.search(r"取货码</dt><dd>(\d{6})", bought.text)
    assert code
    here = str(bought.url.path)
    again = tried(resident, address[0], "redeem_good", bought="1:20")
    assert (again.status_code, "每人最多兑换 1 件" in again.text) == (409, True)
    assert code[1] not in staff.get(here).text
    assert "待领取" in sent(staff, here, "ready_redemption").text
    assert "取货码不对" in tried(staff, here, "hand_out_redemption", pickup="0").text
    assert "已领取" in sent(staff, here, "hand_out_redemption", pickup=code[1]).text
    assert "10 分" in resident.get(POINTS).text
    assert "还有 5 件" in sent(staff, address[0], "restock_good", change="4").text


def test_who_agreed_is_proposed_to_who_asks(come: Come, resident: Browser) -> None:
    page = resident.get(SKILLS).text
    home = re.search(r'<option value="(/[^"]+/u301)"', page)
    assert home
    offered = sent(
        resident, SKILLS, "offer_skills", place_path=home[1], skill_0="care", shown="yes", note="周末"
    )
    assert "同意推荐给求助的邻居" in offered.text
    asked = sent(resident, SKILLS, "ask_help", place_path=home[1], skill_0="care", text="请人陪老人看病")
    assert ("请人陪老人看病" in asked.text, "还没有合适的人" in asked.text) == (True, True)
    assert "请人陪老人看病" in come("dispatcher").get(SKILLS).text
    need = re.search(r'<option value="([0-9a-f-]{36})"', asked.text)
    assert need
    assert "已解决" in sent(resident, SKILLS, "meet_need", need_id=need[1]).text


def test_a_tool_is_booked_lent_and_comes_back_broken(come: Come, resident: Browser) -> None:
    staff, today = come("dispatcher"), (START + timedelta(days=1)).date()
    given = {
        "code": "GJ-07",
        "name": "冲击钻",
        "deposit": "50",
        "most_days": "3",
        "place_path": NEIGHBOURHOOD,
    }
    made = sent(staff, TOOLS, "create_tool", **given)
    here = str(made.url.path)
    assert ("冲击钻" in resident.get(TOOLS).text, "50.00" in made.text) == (True, True)
    refused = tried(resident, here, "book_tool", first=str(today), last=str(today + timedelta(days=3)))
    assert (refused.status_code, "每次最多借 3 天" in refused.text) == (422, True)
    days = {"first": str(today), "last": str(today + timedelta(days=2))}
    booked = sent(resident, here, "book_tool", **days)
    loan = str(booked.url.path)
    assert ("已预约" in booked.text, loan in resident.get(TOOLS).text) == (True, True)
    again = tried(resident, here, "book_tool", **days)
    assert (again.status_code, "已经预约、排队或借了" in again.text) == (409, True)
    assert loan in staff.get(TOOLS).text
    assert "已收，归还时退" in sent(staff, loan, "lend_tool").text
    assert "现在有人在用" in resident.get(here).text
    assert "要写明原因" in tried(staff, loan, "take_back_tool", outcome="damaged").text
    back = sent(staff, loan, "take_back_tool", outcome="damaged", keep_deposit="yes", reason="钻头断了")
    assert ("已损坏" in back.text, "不退" in back.text) == (True, True)
    assert "钻头断了" in resident.get(loan).text
    assert ("停用" in staff.get(here).text, "钻头断了" in resident.get(here).text) == (True, False)
    assert "可借" in sent(staff, here, "restore_tool").text
    other = str(sent(resident, here, "book_tool", **days).url.path)
    assert "已取消" in sent(resident, other, "cancel_loan").text
    assert "已撤下" in sent(staff, here, "withdraw_tool", reason="太旧").text


def test_a_venue_is_booked_confirmed_and_closed(come: Come, resident: Browser) -> None:
    staff, day = come("dispatcher"), (START + timedelta(days=4)).date()
    given = {"name": "二楼活动室", "seats": "30", "opens": "09:00", "closes": "21:00"}
    closed = str((day + timedelta(days=1)).isoweekday())
    given |= {"most_minutes": "120", "closed_weekdays": closed, "place_path": NEIGHBOURHOOD}
    made = sent(staff, VENUES, "create_venue", **given)
    here = str(made.url.path)
    assert "每周不开放" in resident.get(here).text
    wrong = tried(staff, here, "revise_venue", **given | {"closed_weekdays": "8"})
    assert (wrong.status_code, "每周的哪几天不开放" in wrong.text) == (422, True)
    never = tried(staff, here, "revise_venue", **given | {"closed_weekdays": "1234567"})
    assert (never.status_code, "至少要有一天开放" in never.text) == (422, True)
    assert ("二楼活动室" in resident.get(VENUES).text, "09:00–21:00" in made.text) == (True, True)
    times = {"starts_at": f"{day}T19:00", "ends_at": f"{day}T21:00", "purpose": "合唱队排练"}
    next_day = {
        name: times[name].replace(str(day), str(day + timedelta(days=1))) for name in ("starts_at", "ends_at")
    }
    shut = tried(resident, here, "book_venue", **times | next_day)
    assert (shut.status_code, "不开放" in shut.text) == (409, True)
    late = tried(
        resident, here, "book_venue", **times | {"starts_at": f"{day}T20:00", "ends_at": f"{day}T21:30"}
    )
    assert (late.status_code, "开放时间是 09:00 至 21:00" in late.text) == (422, True)
    booked = sent(resident, here, "book_venue", **times)
    booking = str(booked.url.path)
    assert ("待确认" in booked.text, booking in resident.get(VENUES).text) == (True, True)
    again = tried(resident, here, "book_venue", **times)
    assert (again.status_code, "已有人预订" in again.text) == (409, True)
    assert "合唱队排练" in staff.get(booking).text
    assert "已确认" in sent(staff, booking, "confirm_venue_booking").text
    early = tried(staff, booking, "miss_venue_booking")
    assert (early.status_code, "时间还没到" in early.text) == (409, True)
    sent(staff, here, "close_venue", day=str(day), reason="检修")
    ended = resident.get(booking).text
    assert ("已取消" in ended, "检修" in ended) == (True, True)
    sent(staff, here, "reopen_venue", day=str(day))
    other = str(sent(resident, here, "book_venue", **times).url.path)
    assert "已取消" in sent(resident, other, "cancel_venue_booking").text
    assert "已撤下" in sent(staff, here, "withdraw_venue", reason="改建").text


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("resident", DESK),
        ("dispatcher", POINTS),
        ("handler", ACTIVITIES),
        ("handler", SKILLS),
        ("handler", TOOLS),
    ],
)
def test_a_page_that_is_not_for_somebody_says_so(come: Come, who: str, page: str) -> None:
    assert come(who).get(page).status_code == 403

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages show to whom; and what they say when there is nothing, no right, or no service."""

import re
import signal
from collections.abc import Callable
from html import unescape
from uuid import uuid4

import pytest

from scripts.stack import credentials
from tests.system.portal.conftest import Browser
from tests.town import NEIGHBOURHOOD, Town, submit_log_in


def test_a_resident_sees_his_orders_by_deadline_and_no_desk(resident: Browser) -> None:
    page = resident.get("/mine")
    assert "太仓市" in page.text
    assert page.text.index("水管爆裂") < page.text.index("上门服务")
    assert "已超时" in page.text
    assert "/desk" not in page.text


def test_the_order_page_tells_where_it_stands(town: Town, resident: Browser) -> None:
    page = resident.get(f"/orders/{town.orders['late']}").text
    for words in (
        "水管爆裂",
        "3 号楼 301 室",
        "3 号楼 2 单元三楼楼道",
        "已超时",
        "待分配",
        "提醒督促",
        "吴主任",
        "提交诉求",
        "调度员",
    ):
        assert words in page
    assert page.count('aria-current="step"') == 1


def test_the_desk_has_the_overdue_first_and_filters(staff: Browser, town: Town) -> None:
    shown = [staff.get("/desk").text]
    while following := re.search(r'rel="next" href="([^"]+)"', shown[-1]):
        shown.append(staff.get(unescape(following[1])).text)
    page = "".join(shown)
    assert page.index("已超时") < page.index("按截止时间") < page.index("暂无时限")
    late = staff.get("/desk?overdue=1").text
    assert town.orders["late"] in late
    assert town.orders["running"] not in late
    assert town.orders["finished"] in staff.get("/desk?state=done").text
    assert town.orders["closed"] in staff.get("/desk?state=ended").text
    inside = staff.get(f"/desk?scope={NEIGHBOURHOOD}/c01/b03").text
    assert town.orders["suspended"] in inside
    assert town.orders["running"] not in inside


def test_the_handler_finds_what_is_his(town: Town, come: Callable[[str], Browser]) -> None:
    handler = come("handler")
    mine = handler.get("/desk?scope=mine").text
    assert town.orders["running"] in mine
    assert town.orders["late"] not in mine


def test_the_overview_tells_what_is_open_now_beside_a_month(staff: Browser) -> None:
    page = staff.get("/overview").text
    assert "德兴社区" in page
    assert "按时率" in page
    opened = _counted(page, "未办结")
    assert opened > 0
    assert 0 < _counted(page, "已超时") <= opened
    long_ago = staff.get("/overview?month=2015-03").text
    assert "2015年3月提交的工单" in long_ago
    assert _counted(long_ago, "提交") == 0
    assert _counted(long_ago, "未办结") == opened
    assert "没有单独的数字" in staff.get(f"/overview?place={NEIGHBOURHOOD}/c01").text


def test_all_areas_are_there_the_most_overdue_first(come: Callable[[str], Browser]) -> None:
    page = come("admin").get("/overview").text
    assert "超时最多的是" in page
    table = page[page.index('<table class="data-table">', page.index('id="areas"')) :]
    overdue = [int(row) for row in re.findall(r"</a></th><td>.*?<span>(\d+)</span>", table)]
    assert overdue
    assert overdue == sorted(overdue, reverse=True)


def _counted(page: str, word: str) -> int:
    """The number in the tile with this word."""
    found = re.search(rf"<dt>{word}</dt>\s*<dd><span class=\"stat-value\">(?:<a [^>]*>)?([\d,]+)", page)
    assert found, word
    return int(found[1].replace(",", ""))


def test_english_on_request(staff: Browser) -> None:
    page = staff.get("/language/en?back=/desk")
    assert page.url.path == "/desk"
    assert '<html lang="en">' in page.text
    assert "Burst pipe" in page.text
    assert "overdue" in page.text


@pytest.mark.parametrize("path", ["/orders/1", "/orders/..%2f..", "/nowhere", "/orders/" + "0" * 36])
def test_a_bad_address_is_a_page_that_says_so(resident: Browser, path: str) -> None:
    page = resident.get(path)
    assert page.status_code == 404
    assert "找不到这个页面" in page.text


def test_an_order_that_is_not_there_and_one_of_another_district_look_the_same(
    town: Town, come: Callable[[str], Browser]
) -> None:
    stranger = come("other_admin")
    for order in (str(uuid4()), *town.orders.values()):
        page = stranger.get(f"/orders/{order}")
        assert page.status_code == 404
        assert "找不到这条内容" in page.text
    assert "没有符合条件的工单" in stranger.get("/desk").text
    assert stranger.get("/overview?place=/320585").status_code == 403
    assert "吴中区" in stranger.get("/desk").text


@pytest.mark.parametrize(
    "query", ["scope=/x/../y", "after=zzz", "scope=/320506", "state=melted", "overdue=%00"]
)
def test_a_hostile_filter_is_answered_with_a_page(staff: Browser, query: str) -> None:
    page = staff.get(f"/desk?{query}")
    assert page.status_code in (200, 400, 403, 422)
    assert "<h1>" in page.text


def test_the_platform_s_operator_is_told_where_their_work_is(
    town: Town, browser: Callable[[], Browser]
) -> None:
    visitor = browser()
    password = credentials.load(town.stack.data)["LINLI_BOOTSTRAP_OPERATOR_PASSWORD"]
    sent = submit_log_in(visitor.http, visitor.http.get("/log-in"), "operator@platform", password)
    page = visitor.get(sent.headers["Location"])
    assert page.status_code == 200
    assert "平台运营" in page.text
    assert "开通新区" in page.text


def test_a_service_that_is_away_is_said_and_nothing_typed_is_lost(town: Town, resident: Browser) -> None:
    resident.get("/report")
    form = resident.form()
    town.stack.kill("dispatch-api", signal.SIGTERM)
    try:
        page = resident.get("/mine")
        assert page.status_code == 503
        assert "暂时无法使用" in page.text
        assert page.headers["Retry-After"]
        assert resident.http.get("/ready").json()["dispatch"] == "unreachable"
    finally:
        town.stack.start("dispatch-api")
    fields = {"category": "lamp", "place_path": f"{NEIGHBOURHOOD}/c01", "description": "路灯不亮。"}
    assert resident.send("/report", **fields, **form).status_code == 303

# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own data on a phone and at a desk, and the desk that decides."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from services.chassis.clock import monotonic, pause
from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.town import UNIT

TAKES_LONG = "each page is looked at by axe, on a phone and at a desk"
PageContext = Callable[..., Visitor]
SECONDS = 60


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESKTOP)])
def test_ones_own_data(visit: PageContext, name: str, size: dict[str, int]) -> None:
    visitor = visit(size)
    page = visitor.page
    visitor.log_in("resident" if name == "phone" else "handler")
    visitor.open("/my-data")
    page.get_by_role("button", name="申请一份").click()
    expect(page.get_by_text("已开始准备")).to_be_visible()
    page.get_by_role("button", name="同意：活动和便民信息").click()
    expect(page.get_by_role("button", name="撤回：活动和便民信息")).to_be_visible()
    page.get_by_text("提出更正", exact=True).first.click()
    page.get_by_label("哪里不对").fill(f"楼号写错了（{name}）")
    page.get_by_role("button", name="提出更正").click()
    expect(page.get_by_text("已提交，工作人员会处理。")).to_be_visible()
    visitor.look(f"rights-{name}-1-own")
    visitor.open("/my-data")
    visitor.look(f"rights-{name}-2-archive")


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESKTOP)])
def test_the_desk_that_decides(visit: PageContext, name: str, size: dict[str, int]) -> None:
    visitor = visit(size)
    visitor.log_in("admin")
    visitor.open("/rights-desk")
    visitor.look(f"rights-{name}-3-desk")


@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESKTOP)])
def test_what_stands_against_an_erasure(visit: PageContext, name: str, size: dict[str, int]) -> None:
    visitor = visit(size)
    key = f"moves-out-{name}"
    visitor.town.settle(key, "钱搬家", "resident", UNIT)
    order = {"category": "burst-pipe", "description": "搬走前的漏水", "place_path": UNIT}
    visitor.town.call(key, "POST", "dispatch", "orders", order)
    page = visitor.page
    visitor.log_in(key)
    visitor.open("/my-data")
    page.get_by_text("申请删除我的信息", exact=True).first.click()
    page.get_by_role("button", name="申请删除我的信息").click()
    expect(page.get_by_text("已提交，工作人员会决定。")).to_be_visible()
    visitor.look(f"rights-{name}-4-asked")
    ends = monotonic() + SECONDS
    while page.get_by_text("还没有答复").count() and monotonic() < ends:
        pause(0.5)
        visitor.open("/my-data")
    expect(page.get_by_text("没办结的报修")).to_be_visible()
    visitor.look(f"rights-{name}-5-open")
    desk = visit(size)
    desk.log_in("admin")
    desk.open("/rights-desk")
    desk.page.get_by_text("跳过：没办结的报修").first.click()
    desk.look(f"rights-{name}-6-waive")
    desk.page.get_by_label("理由").first.fill("本人书面撤回报修")
    desk.page.get_by_role("button", name="跳过", exact=True).first.click()
    expect(desk.page.get_by_text("已跳过。")).to_be_visible()
    desk.look(f"rights-{name}-7-waived")

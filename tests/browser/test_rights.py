# SPDX-License-Identifier: AGPL-3.0-or-later
"""One's own data, and the desk that decides."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.town import UNIT

TAKES_LONG = "each page is looked at by axe"
PageContext = Callable[..., Visitor]


def test_ones_own_data(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("resident")
    visitor.open("/my-data")
    page.get_by_role("button", name="申请一份").click()
    expect(page.get_by_text("已开始准备")).to_be_visible()
    page.get_by_role("button", name="同意：活动和便民信息").click()
    expect(page.get_by_role("button", name="撤回：活动和便民信息")).to_be_visible()
    page.get_by_text("提出更正", exact=True).first.click()
    page.get_by_label("哪里不对").fill("楼号写错了")
    page.get_by_role("button", name="提出更正").click()
    expect(page.get_by_text("已提交，工作人员会处理。")).to_be_visible()
    visitor.look("rights-1-own")
    visitor.open("/my-data")
    visitor.look("rights-2-archive")


def test_the_desk_that_decides(visit: PageContext) -> None:
    visitor = visit()
    visitor.log_in("admin")
    visitor.open("/rights-desk")
    visitor.look("rights-3-desk")


def test_what_stands_against_an_erasure(visit: PageContext) -> None:
    visitor = visit()
    key = "moves-out"
    visitor.town.settle(key, "钱搬家", "resident", UNIT)
    order = {"category": "burst-pipe", "description": "搬走前的漏水", "place_path": UNIT}
    visitor.town.call(key, "POST", "dispatch", "orders", order)
    page = visitor.page
    visitor.log_in(key)
    visitor.open("/my-data")
    page.get_by_text("申请删除我的信息", exact=True).first.click()
    page.get_by_role("button", name="申请删除我的信息").click()
    expect(page.get_by_text("已提交，工作人员会决定。")).to_be_visible()
    visitor.look("rights-4-asked")
    visitor.reload_until(page.get_by_text("没办结的报修"))
    visitor.look("rights-5-open")
    desk = visit()
    desk.log_in("admin")
    desk.open("/rights-desk")
    desk.page.get_by_text("跳过：没办结的报修").first.click()
    desk.look("rights-6-waive")
    desk.page.get_by_label("理由").first.fill("本人书面撤回报修")
    desk.page.get_by_role("button", name="跳过", exact=True).first.click()
    expect(desk.page.get_by_text("已跳过。")).to_be_visible()
    desk.look("rights-7-waived")

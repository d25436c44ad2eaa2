# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff's path: the overdue order first, then each step by its form."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, Visitor
from tests.town import Town

PageContext = Callable[..., Visitor]
MOST_TAPS = {"accept and assign": 5, "start and finish": 4, "revisit and close": 6}
"""As many as the pages before these asked for, opening the order among them."""


def test_the_late_order_is_brought_to_its_end(visit: PageContext, town: Town) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("dispatcher")
    visitor.look("staff-0-first")
    visitor.open("/desk")
    expect(page.get_by_role("heading", level=1)).to_have_text("工作台")
    expect(page.get_by_role("heading", level=2, name="已超时")).to_be_visible()
    visitor.look("staff-1-desk")
    visitor.taps = 0
    page.locator(f".task-card.bad a[href*='{town.orders['pipe']}']").click()
    visitor.look("staff-2-late")
    _press(page, "接单", "已接单")
    expect(page.locator("[aria-current=step]")).to_contain_text("分配")
    page.get_by_label("分给").select_option(value=town.people["handler"].id)
    visitor.look("staff-3-assign")
    _press(page, "分配", "已分配")
    assert visitor.taps <= MOST_TAPS["accept and assign"]
    _handle(visit, page.url)
    page.reload()
    visitor.taps = 1
    page.get_by_role("group", name="是否联系到本人").get_by_label("是").check()
    page.get_by_role("group", name="问题是否解决").get_by_label("是").check()
    page.get_by_label(re.compile("★ 满意$")).check()
    visitor.look("staff-6-revisit")
    _press(page, "登记回访", "已登记回访")
    _press(page, "办结", "已办结")
    assert visitor.taps <= MOST_TAPS["revisit and close"]
    expect(page.locator(".step-list .done")).to_have_count(4)
    expect(page.get_by_role("table", name="各步骤的时限与办理情况").get_by_role("row")).to_have_count(5)
    visitor.look("staff-7-closed")


def _handle(visit: PageContext, address: str) -> None:
    handler = visit()
    handler.log_in("handler")
    handler.page.goto(address.partition("?")[0])
    handler.look("staff-4-handler")
    handler.taps = 1
    _press(handler.page, "到场处理", "已登记到场")
    handler.page.get_by_label("处理结果").fill("拆了旧管，换了一段水管。")
    handler.look("staff-5-finish")
    _press(handler.page, "处理完成", "已登记处理完成")
    assert handler.taps <= MOST_TAPS["start and finish"]


def test_the_clock_stands_still_for_a_reason_of_the_list(visit: PageContext, town: Town) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("dispatcher")
    visitor.open(f"/orders/{town.orders['suspended']}")
    expect(page.locator("[data-seconds]")).to_have_count(0)
    visitor.look("staff-8-suspended")
    _press(page, "恢复办理", "已恢复")
    page.locator("summary", has_text="挂起").click()
    page.get_by_label("原因", exact=True).select_option(label="天气原因")
    page.get_by_role("button", name="挂起").click()
    expect(page.get_by_text("已挂起：天气原因").first).to_be_visible()


def test_the_desk_on_a_desktop(visit: PageContext, town: Town) -> None:
    visitor = visit(DESKTOP)
    page = visitor.page
    visitor.log_in("dispatcher")
    visitor.open("/desk")
    visitor.look("desktop-1-desk")
    page.locator("summary", has_text="筛选").click()
    page.get_by_label("状态").select_option(label="待回访")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".task-card")).to_contain_text(["下水堵塞"])
    page.get_by_role("link", name="下水堵塞").first.click()
    visitor.look("desktop-2-order")
    page.get_by_role("link", name="区域概览").click()
    first = page.locator("figure.chart").first
    counted = first.locator("tbody tr").count()
    assert counted > 0
    expect(first.locator("svg:visible .mark")).to_have_count(counted)
    visitor.look("desktop-3-overview")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    visitor.look("desktop-4-english")


def test_the_desk_without_javascript(visit: PageContext, town: Town) -> None:
    visitor = visit(javascript=False)
    page = visitor.page
    visitor.log_in("dispatcher")
    visitor.open("/desk")
    page.locator("summary", has_text="筛选").click()
    page.get_by_label("范围").select_option(value="/320585/001/002/c01")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".task-card").first).to_be_visible()
    visitor.open(f"/orders/{town.orders['running']}")
    page.locator("summary", has_text="留言").click()
    page.get_by_label("内容").fill("已电话联系住户。")
    page.get_by_label("只给工作人员看").check()
    page.get_by_role("button", name="留言").click()
    expect(page.locator(".timeline-list")).to_contain_text("已电话联系住户。")


def _press(page: Page, button: str, told: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("status")).to_contain_text(told)

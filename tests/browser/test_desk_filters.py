# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters of the desk that staff keep: saved under a name, told of a new order, ended."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.system.portal.test_spots import COMPOUND, withdraw
from tests.town import Town, town

TAKES_LONG = "every page of it is read by axe"
Visit = Callable[..., Visitor]


def test_a_filter_is_saved_told_of_and_ended(visit: Visit, town: Town) -> None:
    called, words = "秋千", "秋千坏了"
    visitor = visit()
    page = visitor.page
    visitor.log_in("dispatcher")
    visitor.open(f"/desk?scope={COMPOUND}&q={words}")
    visitor.look("filters-1")
    page.get_by_role("link", name="保存这个筛选").click()
    page.get_by_label("名称").fill(called)
    page.get_by_label("有新工单时").first.select_option(label="即时告知")
    visitor.look("filters-2")
    page.get_by_role("button", name="保存这个筛选").click()
    expect(page.get_by_role("heading", level=2, name=called)).to_be_visible()
    visitor.look("filters-3")
    body = {"category": "lamp", "place_path": COMPOUND, "description": words}
    order = town.call("resident", "POST", "dispatch", "orders", body)
    visitor.open("/inbox")
    visitor.reload_until(page.get_by_text(f"新工单：{order['number']}"))
    visitor.look("filters-4")
    visitor.open("/desk/filters")
    page.locator(f"section:has(h2:text-is('{called}'))").get_by_role("link", name="打开").click()
    expect(page.locator(".task-card")).to_have_count(1)
    visitor.open("/desk/filters")
    page.locator(f"section:has(h2:text-is('{called}'))").get_by_role("button", name="删除").click()
    expect(page.get_by_role("heading", level=2, name=called)).to_have_count(0)
    withdraw(town, "dispatcher", order["id"])


__all__ = ["town"]

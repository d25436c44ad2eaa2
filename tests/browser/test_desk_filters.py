# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters of the desk that staff keep: saved under a name, told of a new order, ended."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.system.portal.test_spots import COMPOUND, withdraw
from tests.town import Town, town

TAKES_LONG = "every page of it is read by axe, on a phone and at a desk"
Visit = Callable[..., Visitor]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_a_filter_is_saved_told_of_and_ended(visit: Visit, town: Town, size: dict[str, int]) -> None:
    name = "phone" if size is PHONE else "desk"
    called, words = f"秋千 {name}", f"秋千坏了{name}"
    visitor = visit(size)
    page = visitor.page
    visitor.log_in("dispatcher")
    visitor.open(f"/desk?scope={COMPOUND}&q={words}")
    visitor.look(f"filters-1-{name}")
    page.get_by_role("link", name="保存这个筛选").click()
    page.get_by_label("名称").fill(called)
    page.get_by_label("有新工单时").first.select_option(label="即时告知")
    visitor.look(f"filters-2-{name}")
    page.get_by_role("button", name="保存这个筛选").click()
    expect(page.get_by_role("heading", level=2, name=called)).to_be_visible()
    visitor.look(f"filters-3-{name}")
    body = {"category": "lamp", "place_path": COMPOUND, "description": words}
    order = town.call("resident", "POST", "dispatch", "orders", body)
    _until_told(visitor, order["number"])
    visitor.look(f"filters-4-{name}")
    visitor.open("/desk/filters")
    page.locator(f"section:has(h2:text-is('{called}'))").get_by_role("link", name="打开").click()
    expect(page.locator(".task-card")).to_have_count(1)
    visitor.open("/desk/filters")
    page.locator(f"section:has(h2:text-is('{called}'))").get_by_role("button", name="删除").click()
    expect(page.get_by_role("heading", level=2, name=called)).to_have_count(0)
    withdraw(town, "dispatcher", order["id"])


def _until_told(visitor: Visitor, number: str) -> None:
    """The word goes over the broker to the inbox."""
    for _ in range(60):
        visitor.open("/inbox")
        if visitor.page.get_by_text(f"新工单：{number}").count():
            return
        visitor.page.wait_for_timeout(500)
    raise AssertionError(f"nobody was told of {number}")


__all__ = ["town"]

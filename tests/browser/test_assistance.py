# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assistance with an order (协办): asked for on a phone, answered at the desk, seen by who works along."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.system.portal.test_spots import COMPOUND
from tests.town import Town, town

TAKES_LONG = "every page of it is read by axe"
Visit = Callable[..., Visitor]


def test_a_handler_asks_and_the_desk_lets_somebody_work_along(visit: Visit, town: Town) -> None:
    body = {"category": "lamp", "place_path": COMPOUND, "description": "配电箱跳闸"}
    order = town.call("resident", "POST", "dispatch", "orders", body)
    path = f"orders/{order['id']}"
    town.call("dispatcher", "POST", "dispatch", f"{path}:accept")
    given = {"assignee_id": town.people["handler"].id, "despite": "就他会修"}
    town.call("dispatcher", "POST", "dispatch", f"{path}:assign", given)
    handler = visit()
    handler.log_in("handler")
    handler.open(f"/orders/{order['id']}")
    handler.page.locator("summary", has_text="申请协办").click()
    handler.page.get_by_label("缺什么").select_option(label="其他专长的人")
    handler.page.get_by_label("请说明需要谁、做什么").fill("要一位电工看配电箱")
    handler.look("assistance-1")
    handler.page.get_by_role("button", name="申请协办", exact=True).click()
    expect(handler.page.get_by_role("status").first).to_contain_text("时限照常计算")
    desk = visit()
    desk.log_in("dispatcher")
    desk.open("/desk?asking=1")
    desk.look("assistance-2")
    desk.page.locator(f".task-card a[href*='{order['id']}']").first.click()
    expect(desk.page.get_by_text("申请协办，等待调度员答复：其他专长的人").first).to_be_visible()
    desk.page.get_by_label("由谁协办").select_option(index=1)
    desk.look("assistance-3")
    desk.page.get_by_role("button", name="同意协办", exact=True).click()
    expect(desk.page.get_by_role("status").first).to_contain_text("已同意协办")
    desk.look("assistance-4")
    town.call("dispatcher", "POST", "dispatch", f"{path}:return", {"reason": "改日再修"})
    town.call("dispatcher", "POST", "dispatch", f"{path}:withdraw", {"reason": "改日再修"})


__all__ = ["town"]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assistance with an order (协办): asked for on a phone, answered at the desk, seen by who works along."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.system.portal.test_spots import COMPOUND
from tests.town import Town, town

TAKES_LONG = "every page of it is read by axe, on a phone and at a desk"
Visit = Callable[..., Visitor]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_a_handler_asks_and_the_desk_lets_somebody_work_along(
    visit: Visit, town: Town, size: dict[str, int]
) -> None:
    name = "phone" if size is PHONE else "desk"
    body = {"category": "lamp", "place_path": COMPOUND, "description": f"配电箱跳闸 {name}"}
    order = town.call("resident", "POST", "dispatch", "orders", body)
    path = f"orders/{order['id']}"
    town.call("dispatcher", "POST", "dispatch", f"{path}:accept")
    given = {"assignee_id": town.people["handler"].id, "despite": "就他会修"}
    town.call("dispatcher", "POST", "dispatch", f"{path}:assign", given)
    handler = visit(size)
    handler.log_in("handler")
    handler.open(f"/orders/{order['id']}")
    handler.page.locator("summary", has_text="申请协办").click()
    handler.page.get_by_label("缺什么").select_option(label="其他专长的人")
    handler.page.get_by_label("请说明需要谁、做什么").fill("要一位电工看配电箱")
    handler.look(f"assistance-1-{name}")
    handler.page.get_by_role("button", name="申请协办", exact=True).click()
    expect(handler.page.get_by_role("status").first).to_contain_text("时限照常计算")
    desk = visit(size)
    desk.log_in("dispatcher")
    desk.open("/desk?asking=1")
    desk.look(f"assistance-2-{name}")
    desk.page.locator(f".task-card a[href*='{order['id']}']").first.click()
    expect(desk.page.get_by_text("申请协办，等待调度员答复：其他专长的人").first).to_be_visible()
    desk.page.get_by_label("由谁协办").select_option(index=1)
    desk.look(f"assistance-3-{name}")
    desk.page.get_by_role("button", name="同意协办", exact=True).click()
    expect(desk.page.get_by_role("status").first).to_contain_text("已同意协办")
    desk.look(f"assistance-4-{name}")
    town.call("dispatcher", "POST", "dispatch", f"{path}:return", {"reason": "改日再修"})
    town.call("dispatcher", "POST", "dispatch", f"{path}:withdraw", {"reason": "改日再修"})


__all__ = ["town"]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came twice: proposed to the reporter and the desk, linked there, and followed by who reported it."""

from collections.abc import Callable

from tests.browser.conftest import Visitor
from tests.system.portal.test_spots import COMPOUND, withdraw
from tests.town import Town, town

TAKES_LONG = "every page of it is read by axe"
Visit = Callable[..., Visitor]


def test_a_duplicate_is_proposed_linked_and_followed(visit: Visit, town: Town) -> None:
    body = {"category": "lamp", "place_path": COMPOUND, "description": "凉亭灯不亮"}
    first = town.call("dispatcher", "POST", "dispatch", "orders", body)
    resident = visit()
    resident.log_in("resident")
    resident.open(f"/report?place={COMPOUND}")
    assert resident.page.get_by_text(first["number"]).count()
    resident.look("duplicates-1")
    second = town.call("resident", "POST", "dispatch", "orders", body | {"description": "凉亭又黑了"})
    desk = visit()
    desk.log_in("dispatcher")
    desk.open(f"/orders/{second['id']}")
    desk.page.locator("summary", has_text="并入先报的工单").click()
    desk.page.locator("#link-of").select_option(value=first["id"])
    desk.look("duplicates-2")
    desk.page.locator("form:has(#link-of) button").last.click()
    desk.page.get_by_text("已并入先报的工单。").wait_for()
    assert desk.page.get_by_text(first["number"]).count()
    desk.look("duplicates-3")
    desk.open(f"/orders/{first['id']}")
    desk.look("duplicates-4")
    resident.open(f"/orders/{second['id']}")
    resident.page.get_by_role("link", name=f"查看工单 {first['number']} 的进展").click()
    resident.page.wait_for_url("**/progress")
    assert not resident.page.get_by_text("凉亭灯不亮").count(), "the words of another person"
    resident.look("duplicates-5")
    resident.page.get_by_role("link", name="我关注的工单").click()
    resident.page.wait_for_url("**/mine/followed")
    assert resident.page.get_by_text(first["number"]).count()
    resident.look("duplicates-6")
    withdraw(town, "dispatcher", first["id"])


__all__ = ["town"]

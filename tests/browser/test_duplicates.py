# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came twice: proposed to the reporter and the desk, linked there, and followed by who reported it."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.system.portal.test_spots import COMPOUND, withdraw
from tests.town import Town, town

TAKES_LONG = "every page of it is read by axe, on a phone and at a desk"
Visit = Callable[..., Visitor]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_a_duplicate_is_proposed_linked_and_followed(visit: Visit, town: Town, size: dict[str, int]) -> None:
    name = "phone" if size is PHONE else "desk"
    body = {"category": "lamp", "place_path": COMPOUND, "description": f"凉亭灯不亮 {name}"}
    first = town.call("dispatcher", "POST", "dispatch", "orders", body)
    resident = visit(size)
    resident.log_in("resident")
    resident.open(f"/report?place={COMPOUND}")
    assert resident.page.get_by_text(first["number"]).count()
    resident.look(f"duplicates-1-{name}")
    second = town.call("resident", "POST", "dispatch", "orders", body | {"description": f"凉亭又黑了 {name}"})
    desk = visit(size)
    desk.log_in("dispatcher")
    desk.open(f"/orders/{second['id']}")
    desk.page.locator("summary", has_text="并入先报的工单").click()
    desk.page.locator("#link-of").select_option(value=first["id"])
    desk.look(f"duplicates-2-{name}")
    desk.page.locator("form:has(#link-of) button").last.click()
    desk.page.get_by_text("已并入先报的工单。").wait_for()
    assert desk.page.get_by_text(first["number"]).count()
    desk.look(f"duplicates-3-{name}")
    desk.open(f"/orders/{first['id']}")
    desk.look(f"duplicates-4-{name}")
    resident.open(f"/orders/{second['id']}")
    resident.page.get_by_role("link", name=f"查看工单 {first['number']} 的进展").click()
    resident.page.wait_for_url("**/progress")
    assert not resident.page.get_by_text("凉亭灯不亮").count(), "the words of another person"
    resident.look(f"duplicates-5-{name}")
    resident.page.get_by_role("link", name="我关注的工单").click()
    resident.page.wait_for_url("**/mine/followed")
    assert resident.page.get_by_text(first["number"]).count()
    resident.look(f"duplicates-6-{name}")
    withdraw(town, "dispatcher", first["id"])


__all__ = ["town"]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables of orders: the form with what the desk shows, and the table that is ready."""

from collections.abc import Callable

from tests.browser.conftest import Visitor
from tests.town import town

Visit = Callable[..., Visitor]
TAKES_LONG = "both pages are read by axe"


def test_a_table_is_asked_for_and_ready(visit: Visit) -> None:
    desk = visit()
    desk.log_in("supervisor")
    desk.open("/desk?since=2026-03-01&until=2026-03-31")
    desk.page.get_by_role("link", name="导出表格").click()
    desk.page.wait_for_url("**/desk/exports**")
    desk.page.locator("#export_orders-place input").first.check()
    desk.look("desk-exports-1")
    desk.page.get_by_role("button", name="导出工单").click()
    desk.page.wait_for_url("**/desk/exports/*")
    desk.reload_until(desk.page.get_by_role("link", name="下载"))
    desk.look("desk-exports-2")


__all__ = ["town"]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map on a phone and a desk: read by axe, closer by a bubble, the table beside it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.system.portal.test_maps import CORNER, mapped
from tests.town import Town

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_one_comes_from_the_map_to_the_orders(visit: Visit, town: Town, size: dict[str, int]) -> None:
    name = "phone" if size is PHONE else "desk"
    mapped(town, 6)
    mapped(town, 3, location={"latitude": 31.449, "longitude": 121.096}, category="gate-failure")
    desk = visit(size)
    desk.log_in("dispatcher")
    desk.open("/map")
    desk.look(f"map-1-{name}")
    desk.open(f"/map?{CORNER}")
    desk.look(f"map-2-{name}")
    desk.page.get_by_role("row").nth(1).get_by_role("link").click()
    expect(desk.page.locator("h1")).to_be_visible()
    desk.look(f"map-3-{name}")
    anybody = visit(size)
    anybody.open(f"/public/320585/map?{CORNER}&state=all")
    anybody.look(f"map-4-{name}")

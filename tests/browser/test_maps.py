# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map on a phone and a desk: read by axe, closer by a bubble, the table beside it."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.system.portal.test_maps import CORNER, mapped
from tests.town import Town

Visit = Callable[..., Visitor]


def test_one_comes_from_the_map_to_the_orders(visit: Visit, town: Town) -> None:
    mapped(town, 6)
    mapped(town, 3, location={"latitude": 31.449, "longitude": 121.096}, category="gate-failure")
    desk = visit()
    desk.log_in("dispatcher")
    desk.open("/map")
    desk.look("map-1")
    desk.open(f"/map?{CORNER}")
    desk.look("map-2")
    desk.page.get_by_role("row").nth(1).get_by_role("link").click()
    expect(desk.page.locator("h1")).to_be_visible()
    desk.look("map-3")
    anybody = visit()
    anybody.open(f"/public/320585/map?{CORNER}&state=all")
    anybody.look("map-4")

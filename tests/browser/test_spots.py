# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots: the pages of who keeps them, the printed sheet, and the report of who scanned it."""

from collections.abc import Callable

from tests.browser.conftest import Visitor
from tests.system.portal.conftest import Browser, browser, come, known
from tests.system.portal.test_spots import code_of, hung
from tests.town import Town

TAKES_LONG = "every page of spots is read by axe"
Visit = Callable[..., Visitor]


def test_a_spot_from_the_desk_to_the_report(visit: Visit, town: Town, come: Callable[[str], Browser]) -> None:
    spot = hung(come("dispatcher"), "北门灯杆")
    desk = visit()
    desk.log_in("dispatcher")
    for number, page in enumerate(("/spots", spot, f"{spot}/sheet"), 1):
        desk.open(page)
        for form in desk.page.locator("summary").all():
            form.click()
        desk.look(f"spots-{number}")
    resident = visit()
    resident.log_in("resident")
    resident.open(f"/s/{code_of(town, spot)}")
    resident.look("spots-4")
    resident.page.get_by_role("button", name="不是这里，另选地点").click()
    resident.page.get_by_label("按地址查找").fill("北门灯杆")
    resident.page.get_by_role("button", name="查找", exact=True).click()
    resident.look("spots-5")


__all__ = ["browser", "come", "known"]

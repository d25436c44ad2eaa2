# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots: the pages of who keeps them, the printed sheet, and the report of who scanned it."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.system.portal.conftest import Browser, browser, come, known
from tests.system.portal.test_spots import code_of, hung
from tests.town import Town

TAKES_LONG = "every page of spots is read by axe, on a phone and at a desk"
Visit = Callable[..., Visitor]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_a_spot_from_the_desk_to_the_report(
    visit: Visit, town: Town, come: Callable[[str], Browser], size: dict[str, int]
) -> None:
    name = "phone" if size is PHONE else "desk"
    spot = hung(come("dispatcher"), f"北门灯杆 {name}")
    desk = visit(size)
    desk.log_in("dispatcher")
    for number, page in enumerate(("/spots", spot, f"{spot}/sheet"), 1):
        desk.open(page)
        for form in desk.page.locator("summary").all():
            form.click()
        desk.look(f"spots-{number}-{name}")
    resident = visit(size)
    resident.log_in("resident")
    resident.open(f"/s/{code_of(town, spot)}")
    resident.look(f"spots-4-{name}")
    resident.page.get_by_role("button", name="不是这里，另选地点").click()
    resident.page.get_by_label("按地址查找").fill("北门灯杆")
    resident.page.get_by_role("button", name="查找", exact=True).click()
    resident.look(f"spots-5-{name}")


__all__ = ["browser", "come", "known"]

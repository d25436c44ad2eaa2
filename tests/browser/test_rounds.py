# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rounds and absences: every page is read, on a phone and at a desk."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.system.portal.conftest import Browser, browser, come, known
from tests.system.portal.test_rounds import begun, codes
from tests.town import Town

TAKES_LONG = "every page of rounds is read by axe, on a phone and at a desk"
Visit = Callable[..., Visitor]


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_rounds_from_the_plan_to_the_point(
    visit: Visit, town: Town, come: Callable[[str], Browser], size: dict[str, int]
) -> None:
    name = "phone" if size is PHONE else "desk"
    plan, here = begun(town, come("dispatcher"), f"消防巡检 {name}")
    desk = visit(size)
    desk.log_in("dispatcher")
    for number, page in enumerate(("/rounds", "/rounds/plans", plan, f"{plan}/sheet", "/absences"), 1):
        desk.open(page)
        for form in desk.page.locator("summary").all():
            form.click()
        desk.look(f"rounds-{number}-{name}")
    worker = visit(size)
    worker.log_in("handler")
    worker.open("/rounds")
    worker.look(f"rounds-6-{name}")
    worker.open(f"{here}?code={codes(town, plan)[0]}")
    for form in worker.page.locator("summary").all():
        form.click()
    worker.look(f"rounds-7-{name}")
    worker.page.get_by_role("button", name="签到").click()
    worker.page.wait_for_url("**done=check_in_round**")
    worker.look(f"rounds-8-{name}")


__all__ = ["browser", "come", "known"]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rounds and absences: every page is read."""

from collections.abc import Callable

from tests.browser.conftest import Visitor
from tests.system.portal.conftest import Browser, browser, come, known
from tests.system.portal.test_rounds import begun, codes
from tests.town import Town

TAKES_LONG = "every page of rounds is read by axe"
Visit = Callable[..., Visitor]


def test_rounds_from_the_plan_to_the_point(visit: Visit, town: Town, come: Callable[[str], Browser]) -> None:
    plan, here = begun(town, come("dispatcher"), "消防巡检")
    desk = visit()
    desk.log_in("dispatcher")
    for number, page in enumerate(("/rounds", "/rounds/plans", plan, f"{plan}/sheet", "/absences"), 1):
        desk.open(page)
        for form in desk.page.locator("summary").all():
            form.click()
        desk.look(f"rounds-{number}")
    worker = visit()
    worker.log_in("handler")
    worker.open("/rounds")
    worker.look("rounds-6")
    worker.open(f"{here}?code={codes(town, plan)[0]}")
    for form in worker.page.locator("summary").all():
        form.click()
    worker.look("rounds-7")
    worker.page.get_by_role("button", name="签到").click()
    worker.page.wait_for_url("**done=check_in_round**")
    worker.look("rounds-8")


__all__ = ["browser", "come", "known"]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""An outage, from the desk's announcement to what everybody reads: phone and desk."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.system.portal.voting import DISTRICT
from tests.town import Town

Visit = Callable[..., Visitor]


def test_an_outage_is_announced_and_read(visit: Visit, town: Town) -> None:
    desk = visit()
    title, page = "水泵检修", desk.page
    desk.log_in("dispatcher")
    desk.open("/incidents/desk")
    page.locator("summary").first.click()
    desk.look("incident-1-desk")
    page.locator("#announce_incident-kind").select_option("planned")
    page.locator("#announce_incident-title").fill(title)
    page.locator("#announce_incident-text").fill("二次供水水泵检修，请提前储水。")
    page.get_by_role("button", name="发布通知").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    for form in page.locator("summary").all():
        form.click()
    desk.look("incident-2-announced")
    reader = visit()
    reader.open(f"/public/{DISTRICT}/incidents")
    expect(reader.page.get_by_role("heading", name=title)).to_be_visible()
    reader.look("incident-3-public")
    owner = visit()
    owner.log_in("resident")
    owner.open("/report")
    owner.look("incident-4-report")
    page.locator("#end_incident-outcome").fill("检修完毕。")
    page.get_by_role("button", name="结束", exact=True).click()
    expect(page.locator("main")).to_contain_text("检修完毕。")

# SPDX-License-Identifier: AGPL-3.0-or-later
"""A unit gets its owners."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

PageContext = Callable[..., Visitor]
BUILDING = "/320585/001/002/c01/b03"


def test_a_unit_gets_its_owner(visit: PageContext) -> None:
    visitor, phone = visit(), "13862311001"
    page, town = visitor.page, visitor.town
    building = town.call("admin", "GET", "identity", "places", under=BUILDING, limit="1")["items"][0]
    body = {"kind": "unit", "code": "u951", "name": "九楼", "parent_id": building["id"]}
    area = {"exclusive_area": {"dm2": 9000, "source": "survey"}}
    unit = town.call("admin", "POST", "identity", "places", body | area)["id"]
    town.call("admin", "POST", "identity", "persons", {"name": "杨树", "phone": phone, "path": BUILDING})
    visitor.log_in("admin")
    visitor.open(f"/places/{unit}")
    page.get_by_role("link", name="业主、住户与车辆").click()
    page.get_by_text("登记产权", exact=True).first.click()
    page.locator("#register_ownership-owners").fill(phone)
    page.locator("#register_ownership-since").fill("2025-02-01")
    visitor.look("units-0-owners")
    page.get_by_role("button", name="登记产权").click()
    expect(page.get_by_role("rowheader", name="杨*")).to_be_visible()
    visitor.look("units-1-unit")

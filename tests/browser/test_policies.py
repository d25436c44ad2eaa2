# SPDX-License-Identifier: AGPL-3.0-or-later
"""A rule is changed after its effect was seen, and members are registered."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.town import NEIGHBOURHOOD, UNIT

TAKES_LONG = "walks through whole pages, each looked at by axe"
PageContext = Callable[..., Visitor]


def test_a_rule_is_changed_after_its_effect_was_seen(visit: PageContext) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    visitor.open("/policies")
    visitor.look("policies-0-all")
    page.get_by_role("link", name="催缴").click()
    page.locator("[name='hold_days']").fill("40")
    visitor.look("policies-1-form")
    page.get_by_role("button", name="下一步：看看会变什么").click()
    expect(page.get_by_role("cell", name="40")).to_be_visible()
    visitor.look("policies-2-check")
    page.get_by_role("button", name="确定修改").click()
    expect(page.get_by_text("已修改。")).to_be_visible()
    page.get_by_role("link", name="历次修改").click()
    visitor.look("policies-3-history")
    visitor.open("/policies/dispatch/procedure")
    visitor.look("policies-4-steps")
    page.get_by_role("button", name="步骤：再加一条").click()
    expect(page.get_by_text("新的一条")).to_be_visible()
    visitor.look("policies-6-row")
    visitor.open("/policies/dispatch/categories")
    visitor.look("policies-5-categories")


def test_a_member_is_registered(visit: PageContext) -> None:
    visitor = visit()
    page, town = visitor.page, visitor.town
    body = {"level": "community_organisation", "code": "p-b1", "name": "社区党委"}
    town.call("admin", "POST", "identity", "party-organisations", body | {"place_path": NEIGHBOURHOOD})
    person = town.call("admin", "POST", "identity", "persons", {"name": "林海", "path": UNIT})["id"]
    visitor.log_in("admin")
    visitor.open(f"/people/{person}/party")
    page.get_by_text("登记为党员", exact=True).first.click()
    page.locator("#join_party-organisation_id").select_option(label="社区党委")
    page.locator("#join_party-consented_on").fill("2026-01-05")
    page.locator("#join_party-since").fill("2026-01-05")
    visitor.look("party-0-join")
    page.get_by_role("button", name="登记为党员").click()
    expect(page.get_by_role("rowheader", name="社区党委")).to_be_visible()
    visitor.look("party-1-joined")
    page.get_by_role("link", name="党组织", exact=True).last.click()
    page.get_by_role("link", name="社区党委").first.click()
    visitor.look("party-2-organisation")

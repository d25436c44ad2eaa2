# SPDX-License-Identifier: AGPL-3.0-or-later
"""An office is handed over item by item."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

TAKES_LONG = "each page is looked at by axe"
PageContext = Callable[..., Visitor]
COMPOUND = "/320585/001/002/c01"


def test_a_leader_hands_over(visit: PageContext) -> None:
    visitor = visit()
    page, town = visitor.page, visitor.town
    compound = town.call("admin", "GET", "identity", "places", under=COMPOUND, limit="1")["items"][0]
    made = {"kind": "building", "code": "ob1", "name": "交接楼", "parent_id": compound["id"]}
    place = town.call("admin", "POST", "identity", "places", made)["id"]
    term = {"place_id": place, "since": "2026-01-01", "until": "2026-05-31"}
    leaves, follows_them = "leaves", "follows"
    town.settle(leaves, "陈楼长", "resident")
    town.settle(follows_them, "新楼长", "resident")
    first = {**term, "person_id": town.people[leaves].id, "roles": ["grid_worker"]}
    office = town.call("admin", "POST", "identity", "offices", first)["id"]
    left = {"leaving": "resigned", "until": "2026-02-01"}
    town.call("admin", "POST", "identity", f"offices/{office}:end", left)
    follows = {**term, "since": "2026-02-02", "person_id": town.people[follows_them].id}
    town.call("admin", "POST", "identity", "offices", follows)
    visitor.log_in(leaves)
    visitor.open("/offices")
    visitor.look("offices-0-own")
    visitor.open(f"/offices/handovers/{office}")
    page.get_by_text("签字", exact=True).first.click()
    page.locator("#sign_handover-item").select_option("楼道钥匙")
    page.locator("#sign_handover-note").fill("三把，带标签")
    visitor.look("offices-1-sign")
    page.get_by_role("button", name="签字").click()
    expect(page.get_by_text("三把，带标签")).to_be_visible()
    visitor.look("offices-2-signed")


def test_staff_see_whose_term_ends(visit: PageContext) -> None:
    visitor = visit()
    visitor.log_in("admin")
    visitor.open("/offices")
    visitor.look("offices-3-staff")
    visitor.open("/committees")
    visitor.look("offices-4-committees")

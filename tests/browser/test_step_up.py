# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a district asks for a new log-in before money leaves: the treasurer proves who they are and pays."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from pymongo import MongoClient

from services.chassis.clock import system_now
from services.chassis.ids import new_id
from tests.browser.conftest import Visitor
from tests.system.portal import money
from tests.system.portal.voting import COMPOUND
from tests.town import NEIGHBOURHOOD, PASSWORD, Town

PageContext = Callable[..., Visitor]
A_WHILE = timedelta(minutes=2)


@pytest.fixture(scope="module")
def fresh_log_ins(town: Town) -> Iterator[None]:
    """Payments ask for a log-in of the last minute."""
    before = town.call("admin", "GET", "identity", "policies/step-up")
    town.call("admin", "PUT", "identity", "policies/step-up", {"payments": "fresh", "fresh_minutes": 1})
    yield
    usual = {name: before[name] for name in ("payments", "fresh_minutes")}
    town.call("admin", "PUT", "identity", "policies/step-up", usual)


@pytest.fixture(scope="module")
def invoice(town: Town) -> str:
    """The id of an invoice that two persons approved."""
    raised = {"title": "单元门换锁", "text": "门锁坏了。", "place_path": COMPOUND}
    matter = town.call("resident", "POST", "deliberation", "topics", raised)["id"]
    kind = {"matter": "compound_order", "public_title": "单元门换锁"}
    town.call("supervisor", "POST", "deliberation", f"topics/{matter}:classify", kind)
    fund = money.a_fund(town, 2_000_000, NEIGHBOURHOOD, since="2026-01-05")
    project, work = money.a_project(town, matter, fund, NEIGHBOURHOOD)
    return money.approved_invoice(town, project, work, 30_000, f"FP-{new_id()[-6:]}")


def log_in_long_ago(visitor: Visitor, who: str) -> None:
    """The portal asks for its tokens at a log-in that is older than a district may ask at least."""
    town = visitor.town
    visitor.log_in(who)
    with MongoClient(town.mongodb_uri) as mongo:
        sessions = mongo[f"{town.prefix}identity"]["sessions"]
        before = {"$set": {"started_at": system_now() - A_WHILE}}
        assert sessions.update_many({"person_id": town.people[who].id}, before).modified_count
    visitor.page.context.clear_cookies(name="linli_portal")
    visitor.open("/")
    visitor.page.get_by_role("link", name="登录").last.click()
    visitor.page.wait_for_url(f"{town.portal}/**")


def test_who_logged_in_long_ago_proves_who_they_are_and_pays(
    visit: PageContext, invoice: str, fresh_log_ins: None
) -> None:
    visitor = visit()
    log_in_long_ago(visitor, "treasurer")
    page = visitor.page
    visitor.open(f"/money/desk/invoices/{invoice}")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.locator("#pay_invoice-account").select_option("5001")
    page.locator("#pay_invoice-effective").fill("2026-03-02")
    _pay(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("请再验证一次身份")
    visitor.look("step-up-0-asked")
    page.get_by_role("link", name="验证身份").click()
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button").first.click()
    page.wait_for_url(f"{visitor.town.portal}/money/desk/invoices/**")
    expect(page.locator("#pay_invoice-effective")).to_have_value("2026-03-02")
    visitor.look("step-up-1-back")
    _pay(page)
    expect(page.get_by_text("已付款").first).to_be_visible()
    visitor.look("step-up-2-paid")


def _pay(page: Page) -> None:
    """Once as a form, once more where all that was typed is shown."""
    page.locator("form:has([name=action][value=pay_invoice])").get_by_role("button").last.click()
    page.get_by_role("button", name="付款", exact=True).click()

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a district asks for a new log-in before money leaves: the treasurer proves who they are and pays."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from services.chassis.ids import new_id
from tests.browser.conftest import DESKTOP, PHONE, Visitor
from tests.system.portal import money
from tests.system.portal.voting import COMPOUND
from tests.town import NEIGHBOURHOOD, PASSWORD, Town

TAKES_LONG = "a log-in must be older than a minute, the least that a district may ask"
PageContext = Callable[..., Visitor]
OLDER_THAN_A_MINUTE_MS = 62_000


@pytest.fixture(scope="module")
def fresh_log_ins(town: Town) -> Iterator[None]:
    """Payments ask for a log-in of the last minute."""
    before = town.call("admin", "GET", "identity", "policies/step-up")
    town.call("admin", "PUT", "identity", "policies/step-up", {"payments": "fresh", "fresh_minutes": 1})
    yield
    usual = {name: before[name] for name in ("payments", "fresh_minutes")}
    town.call("admin", "PUT", "identity", "policies/step-up", usual)


@pytest.fixture(scope="module")
def invoices(town: Town) -> list[str]:
    """The ids of two invoices that two persons approved."""
    raised = {"title": "单元门换锁", "text": "门锁坏了。", "place_path": COMPOUND}
    matter = town.call("resident", "POST", "deliberation", "topics", raised)["id"]
    kind = {"matter": "compound_order", "public_title": "单元门换锁"}
    town.call("supervisor", "POST", "deliberation", f"topics/{matter}:classify", kind)
    fund = money.a_fund(town, 2_000_000, NEIGHBOURHOOD, since="2026-01-05")
    project, work = money.a_project(town, matter, fund, NEIGHBOURHOOD)
    numbers = (f"FP-{new_id()[-6:]}" for _ in range(2))
    return [money.approved_invoice(town, project, work, 30_000, number) for number in numbers]


def test_who_logged_in_long_ago_proves_who_they_are_and_pays(
    visit: PageContext, invoices: list[str], fresh_log_ins: None
) -> None:
    sizes = {"phone": PHONE, "desk": DESKTOP}
    visitors = {name: visit(size) for name, size in sizes.items()}
    for visitor in visitors.values():
        visitor.log_in("treasurer")
    visitor.page.wait_for_timeout(OLDER_THAN_A_MINUTE_MS)
    for (name, visitor), invoice in zip(visitors.items(), invoices, strict=True):
        _prove_and_pay(visitor, name, invoice)


def _prove_and_pay(visitor: Visitor, name: str, invoice: str) -> None:
    page = visitor.page
    visitor.open(f"/money/desk/invoices/{invoice}")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.locator("#pay_invoice-account").select_option("5001")
    page.locator("#pay_invoice-effective").fill("2026-03-02")
    _pay(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("请再验证一次身份")
    visitor.look(f"step-up-{name}-0-asked")
    page.get_by_role("link", name="验证身份").click()
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button").first.click()
    page.wait_for_url(f"{visitor.town.portal}/money/desk/invoices/**")
    expect(page.locator("#pay_invoice-effective")).to_have_value("2026-03-02")
    visitor.look(f"step-up-{name}-1-back")
    _pay(page)
    expect(page.get_by_text("已付款").first).to_be_visible()
    visitor.look(f"step-up-{name}-2-paid")


def _pay(page: Page) -> None:
    """Once as a form, once more where all that was typed is shown."""
    page.locator("form:has([name=action][value=pay_invoice])").get_by_role("button").last.click()
    page.get_by_role("button", name="付款", exact=True).click()

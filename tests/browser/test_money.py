# SPDX-License-Identifier: AGPL-3.0-or-later
"""A resident of seventy pays a bill, everybody looks into the glass pocket, and the books are kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from services.chassis.ids import new_id
from tests.browser.conftest import Visitor, keep
from tests.system.portal import money
from tests.system.portal.voting import COMPOUND, DISTRICT
from tests.town import NEIGHBOURHOOD, Town

TAKES_LONG = "every page of money is read by axe"
PageContext = Callable[..., Visitor]
PUBLIC = f"/public/{DISTRICT}/money"


@pytest.fixture(scope="module")
def fund(town: Town) -> str:
    """A fund of the neighbourhood, whose books no other test closes."""
    return money.a_fund(town, 2_000_000, NEIGHBOURHOOD)


@pytest.fixture(scope="module")
def chain(town: Town, fund: str) -> tuple[str, str]:
    """The ids of a matter and of its project, of which a part is paid."""
    raised = {"title": "停车难", "text": "晚上没有地方停车。", "place_path": COMPOUND}
    matter: str = town.call("resident", "POST", "deliberation", "topics", raised)["id"]
    kind = {"matter": "compound_order", "public_title": "小区停车难"}
    town.call("supervisor", "POST", "deliberation", f"topics/{matter}:classify", kind)
    project, work = money.a_project(town, matter, fund, NEIGHBOURHOOD)
    money.paid_invoice(town, project, work, 900_000, f"FP-{new_id()[-6:]}")
    return matter, project


@pytest.fixture(scope="module")
def statement(town: Town, fund: str) -> str:
    """The id of the published statement of the last quarter."""
    assert fund
    return money.a_statement(town, NEIGHBOURHOOD)


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_bill_is_paid_and_its_receipt_kept(visit: PageContext, town: Town, javascript: bool) -> None:
    money.a_bill(town, money.a_fund(town))
    visitor = visit(javascript=javascript)
    page = visitor.page
    visitor.log_in("resident")
    visitor.open("/money")
    if javascript:
        visitor.look("money-1-bills")
        page.locator(".task-card a").first.click()
        expect(page.get_by_text("怎么算的")).to_be_visible()
        visitor.look("money-2-bill")
        visitor.open("/money")
    page.get_by_role("button", name="下一步：核对").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("请核对要缴的账单")
    if javascript:
        visitor.look("money-3-check")
    page.get_by_role("button", name="去支付").click()
    page.get_by_role("button", name="支付").click()
    page.get_by_role("link", name="返回").click()
    expect(page.get_by_role("status")).to_contain_text("已经收到您的付款")
    if javascript:
        visitor.look("money-4-receipt")
        page.emulate_media(media="print")
        keep(page, "money-5-sheet")
        page.emulate_media(media="screen")
        page.get_by_role("link", name="核对收据真伪").click()
        visitor.look("money-6-checked")


def test_everybody_looks_into_the_glass_pocket(
    visit: PageContext, chain: tuple[str, str], statement: str
) -> None:
    matter, project = chain
    visitor = visit()
    visitor.open(PUBLIC)
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("玻璃口袋")
    visitor.look("glass-1")
    visitor.open(f"{PUBLIC}/projects/{project}")
    expect(visitor.page.locator("figure.chart")).to_have_count(1)
    visitor.look("glass-2-project")
    visitor.open(f"{PUBLIC}/statements/{statement}")
    visitor.look("glass-3-statement")
    visitor.open(f"/public/{DISTRICT}/topics/{matter}")
    visitor.look("glass-4-matter")
    visitor.open(f"{PUBLIC}/statements/{statement}")
    visitor.page.get_by_role("link", name="English").click()
    visitor.look("glass-5-statement-en")


def test_the_books_are_kept(
    visit: PageContext, town: Town, chain: tuple[str, str], fund: str, statement: str
) -> None:
    assert statement
    visitor, page_of = visit(), {"funds": fund, "projects": chain[1]}
    visitor.log_in("treasurer")
    visitor.open("/money/desk")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("资金管理")
    visitor.look("books-1-desk")
    for number, (kind, known) in enumerate(page_of.items(), 2):
        visitor.open(f"/money/desk/{kind}/{known}")
        for form in visitor.page.locator("summary").all():
            form.click()
        visitor.look(f"books-{number}-{kind}")
    visitor.open(f"/money/desk/funds/{page_of['funds']}")
    visitor.page.locator("summary").first.click()
    visitor.page.locator("#post_entry-debit").select_option("1002")
    visitor.page.locator("#post_entry-credit").select_option("4102")
    visitor.page.locator("#post_entry-amount").fill("1200.5")
    visitor.page.locator("#post_entry-text").fill("电梯广告费")
    visitor.page.get_by_role("button", name="记一笔账").click()
    visitor.look("books-4-check")
    for number, path in enumerate(
        ("entries", "quarters", "donations", "payments", "grants/new", "funds/new"), 5
    ):
        visitor.open(f"/money/desk/{path}")
        visitor.look(f"books-{number}")
    tariff = town.call("treasurer", "GET", "finance", "tariffs", place=COMPOUND)["items"][0]["id"]
    visitor.open(f"/money/desk/tariffs/{tariff}")
    visitor.look("books-11-tariff")

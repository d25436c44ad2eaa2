# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is let, cash and bank, budgets and who looks after the money, and ratings: every page is read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from scripts.demo.story.photo import photo
from services.chassis.ids import new_id
from tests.browser.conftest import Visitor
from tests.system.portal import money
from tests.system.portal.test_year_plans import resolved
from tests.system.portal.voting import COMPOUND, DISTRICT
from tests.town import NEIGHBOURHOOD, START, Town

TAKES_LONG = "every page of letting, till, budgets and ratings is read by axe"
Visit = Callable[..., Visitor]
PUBLIC = f"/public/{DISTRICT}/money"
RECORD = "登记检查、抽查或表彰"


@pytest.fixture(scope="module")
def common(town: Town) -> str:
    given = {"kind": "common_income", "name": "公共收益", "purpose": "业主共有", "place_path": COMPOUND}
    return str(town.call("treasurer", "POST", "finance", "funds", given)["id"])


@pytest.fixture(scope="module")
def let(town: Town, common: str) -> dict[str, str]:
    """The ids of an asset, its lease and a deposit; a call for bids of another asset."""

    def asset(code: str, name: str) -> str:
        given = {"kind": "parking", "code": code, "name": name, "fund_id": common}
        return str(town.call("treasurer", "POST", "finance", "assets", given)["id"])

    parking, advert, vote = asset("E-01", "东侧 1 号车位"), asset("E-02", "东侧 2 号车位"), resolved(town)
    terms = {"id": new_id(), "resolution_id": vote, "months": 12}
    lease = terms | {"lessee": "周师傅", "begins": "2026-04-01", "rent": {"fen": 20_000}}
    town.call("treasurer", "POST", "finance", f"assets/{parking}/leases", lease)
    call = terms | {"id": new_id(), "text": "按月租比价。", "floor": {"fen": 15_000}}
    deadline = {"deadline": (START + timedelta(days=30)).isoformat()}
    town.call("treasurer", "POST", "finance", f"assets/{advert}/calls", call | deadline)
    deposit = {"id": new_id(), "fund_id": common, "payer": "周师傅", "purpose": "车位押金"}
    deposit |= {"amount": {"fen": 50_000}, "account": "1002", "lease_id": lease["id"]}
    town.call("treasurer", "POST", "finance", "deposits", deposit)
    return {"assets": parking, "leases": lease["id"], "calls": call["id"], "deposits": deposit["id"]}


def test_what_is_let(visit: Visit, let: dict[str, str]) -> None:
    visitor = visit()
    visitor.log_in("treasurer")
    visitor.open("/money/desk/assets")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("资产出租")
    visitor.look("letting-1-assets")
    for number, (kind, known) in enumerate(let.items(), 2):
        visitor.open(f"/money/desk/{kind}/{known}")
        for form in visitor.page.locator("summary").all():
            form.click()
        visitor.look(f"letting-{number}-{kind}")
    visitor.open(f"{PUBLIC}/assets")
    visitor.look("letting-6-public")
    visitor.open(f"{PUBLIC}/calls/{let['calls']}")
    visitor.look("letting-7-call")


def test_cash_and_bank(visit: Visit, town: Town) -> None:
    visitor, fund = visit(), money.a_fund(town, place=NEIGHBOURHOOD)
    receipt = {"id": new_id(), "fund_id": fund, "payer": "李梅", "text": "车位费", "account": "4101"}
    town.call("treasurer", "POST", "finance", "cash-receipts", receipt | {"amount": {"fen": 15_000}})
    visitor.log_in("treasurer")
    for number, page in enumerate(("cash", f"cash/receipts/{receipt['id']}", "bank", "settlements"), 1):
        visitor.open(f"/money/desk/{page}")
        for form in visitor.page.locator("summary").all():
            form.click()
        visitor.look(f"till-{number}")


@pytest.fixture(scope="module")
def watched(town: Town) -> dict[str, str]:
    """The ids of a plan in force, an emergency that was declared, and a tariff whose cost is shared."""
    fund = money.a_fund(town, 1_500_000, since="2026-01-05")
    lines = [
        {"fund_id": fund, "account": account, "purpose": purpose, "amount": {"fen": fen}}
        for account, purpose, fen in (("4101", "停车收入", 1_200_000), ("5001", "楼道粉刷", 800_050))
    ]
    plan = {"id": new_id(), "place_path": COMPOUND, "year": 2026, "lines": lines}
    town.call("treasurer", "POST", "finance", "year-plans", plan)
    adopted = {"resolution_id": resolved(town)}
    town.call("treasurer", "POST", "finance", f"year-plans/{plan['id']}:adopt", adopted)
    given = {"kind": "maintenance", "name": "维修资金", "purpose": "共用部位", "place_path": COMPOUND}
    maintenance = town.call("treasurer", "POST", "finance", "funds", given)["id"]
    tariff = {"name": "公共电费", "fund_id": fund, "formula": "quantity"}
    known = town.call("treasurer", "POST", "finance", "tariffs", tariff)["id"]
    cost = {"month": money.MONTH, "amount": {"fen": 34_560}, "quantity": 640_000, "unit_price": {"fen": 54}}
    town.call("treasurer", "POST", "finance", f"tariffs/{known}/costs", cost)
    return {"plan": plan["id"], "maintenance": maintenance, "tariff": known}


def test_budgets_and_who_looks_after_the_money(visit: Visit, town: Town, watched: dict[str, str]) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("treasurer")
    pages = (
        "plans",
        f"plans/{watched['plan']}",
        f"tariffs/{watched['tariff']}/charges",
        "vacancies",
        "paid-orders",
    )
    for number, path in enumerate(pages, 1):
        visitor.open(f"/money/desk/{path}")
        for form in page.locator("summary").all():
            form.click()
        visitor.look(f"watched-{number}")
    visitor.open("/money/desk/emergencies")
    page.locator("summary").first.click()
    visitor.look("watched-5-emergencies")
    page.locator("#declare_emergency-fund_id").select_option(watched["maintenance"])
    page.locator("#declare_emergency-place_path summary").click()
    page.locator(f"button[name=choose][value='{COMPOUND}']").click()
    page.locator("#declare_emergency-ground").select_option("lift")
    page.locator("#declare_emergency-text").fill("3 号楼电梯困人，主机损坏。")
    page.locator("#declare_emergency-amount").fill("3000")
    file = {"name": "lift.jpg", "mimeType": "image/jpeg", "buffer": photo("lift")}
    page.locator("#declare_emergency-documents").set_input_files([file])
    page.get_by_role("button", name="申报应急使用").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("电梯严重故障")
    visitor.look("watched-6-emergency")
    visitor.open("/money/interests")
    visitor.look("watched-7-interests")
    visitor.open(f"{PUBLIC}/plans/{watched['plan']}")
    expect(page.locator("figure.chart")).to_have_count(1)
    visitor.look("watched-8-public")
    page.get_by_role("link", name="English").click()
    visitor.look("watched-9-public-en")
    owner = visit()
    owner.log_in("resident")
    owner.open("/money/emergencies")
    owner.look("watched-10-own")
    owner.page.locator(".task-card a").first.click()
    owner.page.locator(".pictures img").first.wait_for()
    owner.look("watched-11-own")
    admin = visit()
    admin.log_in("admin")
    admin.open(f"/money/desk/audits/new/{town.people['supervisor'].id}")
    admin.look("watched-12-audit")


@pytest.fixture(scope="module")
def rated(town: Town) -> str:
    """The id of a company with a spot check that a photo shows; its red light waits for a person."""
    made = {"name": "太仓安居物业", "credit_code": "91320585MA1DEM0010", "kind": "property_company"}
    company = str(town.call("admin", "POST", "identity", "companies", made)["id"])

    def known() -> bool:
        found = town.call("admin", "GET", "credit", "credit-files", place="/320585")["items"]
        return company in {one["id"] for one in found}

    money.until(known, "credit never heard of the company")
    fact = {"place_path": COMPOUND, "happened_on": f"{START:%Y-%m-%d}", "documents": ["审计报告 1 号"]}
    town.call("admin", "POST", "credit", f"credit-files/{company}/facts", fact | {"kind": "fund_misuse"})
    return company


def test_ratings(visit: Visit, rated: str) -> None:
    visitor = visit()
    page = visitor.page
    visitor.log_in("admin")
    for number, path in enumerate(("/ratings", f"/ratings/files/{rated}", "/ratings/decisions"), 1):
        visitor.open(path)
        for form in page.locator("summary").all():
            if form.locator("xpath=..").get_attribute("open") is None:
                form.click()
        visitor.look(f"ratings-{number}")
    visitor.open(f"/ratings/files/{rated}")
    page.locator("summary", has_text=RECORD).click()
    page.locator("#record-fact-kind").select_option("spot_check")
    parts = COMPOUND.split("/")
    for depth in range(3, len(parts) + 1):
        page.locator("#record-fact-place_path summary").click()
        page.locator(f"button[name=choose][value='{'/'.join(parts[:depth])}']").click()
    expect(page.locator(f"input[name=place_path][value='{COMPOUND}']")).to_be_checked()
    page.locator("#record-fact-happened_on").fill(f"{START:%Y-%m-%d}")
    page.locator("#record-fact-points").fill("1.5")
    file = {"name": "lane.jpg", "mimeType": "image/jpeg", "buffer": photo("fire lane")}
    page.locator("#record-fact-photo").set_input_files([file])
    page.locator("#record-fact-note").fill("消防通道标线缺失。")
    visitor.look("ratings-4-form")
    page.locator("form", has=page.locator("#record-fact-kind")).get_by_role("button", name=RECORD).click()
    expect(page.get_by_role("status").or_(page.locator(".notice")).first).to_be_visible()
    page.locator(".pictures img").first.wait_for()
    visitor.look("ratings-5-recorded")

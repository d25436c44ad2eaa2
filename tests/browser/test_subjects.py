# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking spaces and their fees, the “1+5” subjects, a shop, and who came to a meeting."""

import time
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from playwright.sync_api import Page, expect

from services.chassis.clock import system_now
from services.identity.domain import identifiers
from tests.browser.conftest import Visitor
from tests.system.portal import money
from tests.system.portal.voting import COMPOUND, DISTRICT, begin
from tests.town import Town

TAKES_LONG = "three pages' ways with their forms are read by axe"
PageContext = Callable[..., Visitor]
BUILDING = f"{COMPOUND}/b03"


def unfold(page: Page) -> None:
    """Every form is open."""
    page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")


def valid_code(kind: str) -> str:
    """A credit code that nobody has: `kind` are its first two signs."""
    base = f"{kind}320585MA{uuid4().hex[:7].upper()}".translate(str.maketrans("IOSVZ", "12345"))
    good = identifiers.Flaw.VALID
    codes = (base + last for last in "0123456789ABCDEFGHJKLMNPQRTUWXY")
    return next(code for code in codes if identifiers.check_credit_code(code) is good)


def a_company(town: Town, name: str, kind: str) -> str:
    body = {"name": name, "credit_code": valid_code("91"), "kind": kind}
    made: str = town.call("admin", "POST", "identity", "companies", body)["id"]
    return made


def a_unit(town: Town, code: str, name: str) -> str:
    building = town.call("admin", "GET", "identity", "places", under=BUILDING, limit="1")["items"][0]
    body = {"kind": "unit", "code": code, "name": name, "parent_id": building["id"]}
    area = {"exclusive_area": {"dm2": 9000, "source": "survey"}}
    made: str = town.call("admin", "POST", "identity", "places", body | area)["id"]
    return made


def the_compound(town: Town) -> str:
    found: str = town.call("admin", "GET", "identity", "places", under=COMPOUND, limit="1")["items"][0]["id"]
    return found


def test_a_space_is_given_and_its_fee_is_its_holders(visit: PageContext) -> None:
    visitor = visit()
    page, town = visitor.page, visitor.town
    number, code, phone = "B1-01", "u801", "13862371001"
    a_unit(town, code, "车位户")
    town.call("admin", "POST", "identity", "persons", {"name": "车到山", "phone": phone, "path": BUILDING})
    visitor.log_in("admin")
    visitor.open(f"/places/{the_compound(town)}")
    page.get_by_role("link", name="车位", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("车位")
    visitor.look("parking-0-spaces")
    unfold(page)
    page.locator("#register_space-number").fill(number)
    page.locator("#register_space-kind").select_option("fixed")
    page.get_by_role("button", name="登记车位").click()
    expect(page.get_by_role("rowheader", name=number)).to_be_visible()
    unfold(page)
    page.locator("#hold_space-id").select_option(label=number)
    page.locator("#hold_space-unit").fill(f"b03/{code}")
    page.locator("#hold_space-phone").fill(phone)
    page.locator("#hold_space-tenure").select_option("owner")
    page.locator("#hold_space-since").fill("2025-02-01")
    visitor.look("parking-1-giving")
    page.locator("#hold_space-since").press("Enter")
    expect(page.get_by_role("row", name=number)).to_contain_text("车")
    visitor.look("parking-2-given")
    fund = money.a_fund(town)
    body = {"name": "车位费", "fund_id": fund, "formula": "150", "spaces": "fixed"}
    tariff = town.call("treasurer", "POST", "finance", "tariffs", body)["id"]
    wait_until(lambda: previewed(town, tariff, number), "finance never heard of the space")
    keeper = visit()
    keeper.log_in("treasurer")
    keeper.open(f"/money/desk/tariffs/{tariff}")
    expect(keeper.page.get_by_text("产权车位的使用人")).to_be_visible()
    expect(keeper.page.get_by_role("rowheader", name=number)).to_be_visible()
    keeper.look("parking-3-tariff")
    keeper.open(f"/money/desk/funds/{fund}")
    unfold(keeper.page)
    expect(keeper.page.locator("#set_tariff-spaces")).to_be_visible()
    keeper.look("parking-4-set-tariff")


def previewed(town: Town, tariff: str, number: str) -> bool:
    rows = town.call("treasurer", "GET", "finance", f"tariffs/{tariff}/preview", limit="50")["items"]
    return any(one["name"] == number and one["amount"] for one in rows)


def wait_until(true: Callable[[], bool], told: str, patience_s: float = 30) -> None:
    deadline = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < deadline, told
        time.sleep(0.2)


def test_the_subjects_and_a_shop(visit: PageContext) -> None:
    visitor = visit()
    page, town = visitor.page, visitor.town
    a_company(town, "阳光社工服务中心", "social_organisation")
    a_company(town, "城厢镇城管中队", "government_department")
    visitor.log_in("admin")
    visitor.open("/subjects")
    expect(page.get_by_role("heading", level=1)).to_have_text("治理主体")
    expect(page.get_by_text("阳光社工服务中心")).to_be_visible()
    visitor.look("subjects-0")
    visitor.open("/companies")
    unfold(page)
    page.locator("#register_company-name").fill("拾光便利店")
    page.locator("#register_company-credit_code").fill(valid_code("92"))
    page.locator("#register_company-kind").select_option("merchant")
    visitor.look("subjects-1-companies")
    visitor.open(f"/companies/{a_shop(town)}")
    unfold(page)
    visitor.look("subjects-2-shop")
    page.get_by_role("button", name="更正").click()
    expect(page.locator("dd", has_text="德兴苑")).to_be_visible()
    unfold(page)
    page.locator("#close_company-until").fill("2026-01-31")
    page.get_by_role("button", name="注销").click()
    expect(page.get_by_text("注销日期")).to_be_visible()
    visitor.look("subjects-3-closed")


def a_shop(town: Town) -> str:
    body = {"name": "便民小店", "credit_code": valid_code("92"), "kind": "merchant"}
    home = {"place_id": the_compound(town)}
    made: str = town.call("admin", "POST", "identity", "companies", body | home)["id"]
    return made


def test_the_minutes_name_who_was_there(visit: PageContext) -> None:
    visitor = visit()
    page, town = visitor.page, visitor.town
    title = "安居物业"
    company = a_company(town, title, "property_company")
    asked = {"kind": "tripartite", "title": "三方会议", "place_path": COMPOUND, "venue": "议事厅"}
    starts = (system_now() + timedelta(days=400)).isoformat()
    body = asked | {"starts_at": starts, "items": [{"title": "车位怎么分"}]}
    meeting = town.call("supervisor", "POST", "deliberation", "meetings", body)["id"]
    begin(town, meeting)
    me = town.people["supervisor"].id
    heads = {"residents_committee": 2, "owners_committee": 3, "society": 1}
    came = {"subjects": heads, "chair": me, "recorder": me, "document": "签到表"}
    town.call("supervisor", "POST", "deliberation", f"meetings/{meeting}:hold", came)
    visitor.log_in("supervisor")
    visitor.open(f"/council/meetings/{meeting}")
    unfold(page)
    page.locator("#name_organisation-organisation_id").select_option(company)
    page.locator("#name_organisation-person").fill("周经理")
    visitor.look("attendance-0-naming")
    page.locator("#name_organisation-person").press("Enter")
    expect(page.get_by_role("heading", name="参会单位")).to_be_visible()
    expect(page.get_by_text(f"{title} · 物业服务企业 · 周经理")).to_be_visible()
    visitor.look("attendance-1-named")
    item = town.call("supervisor", "GET", "deliberation", f"meetings/{meeting}")["items"][0]["id"]
    said = {"item_id": item, "result": "put_off", "resolution": "下次再议。"}
    for step, given in (("minute", said), ("sign", None), ("publish", None)):
        town.call("supervisor", "POST", "deliberation", f"meetings/{meeting}:{step}", given)
    visitor.open(f"/public/{DISTRICT}/meetings/{meeting}")
    expect(page.get_by_text(f"{title} · 物业服务企业")).to_be_visible()
    expect(page.get_by_text("周经理")).to_have_count(0)
    visitor.look("attendance-2-public")

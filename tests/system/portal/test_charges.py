# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is charged beside the area: shared costs, figures of units, empty flats, paid orders."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid5

from services.chassis.ids import new_id
from services.chassis.values import Money, OrgPath
from services.finance.commands import note_paid_order, paid_order_id
from services.finance.domain.places import Ownership
from tests.system.portal import money
from tests.system.portal.conftest import Browser
from tests.system.portal.test_money import sent
from tests.system.portal.voting import COMPOUND
from tests.town import UNIT, Town

Come = Callable[[str], Browser]
VACANCIES = "/money/desk/vacancies"


def tariff(town: Town, name: str, formula: str) -> str:
    """The id of a tariff of a fund of the compound."""
    given = {"name": name, "fund_id": money.a_fund(town), "formula": formula}
    return str(town.call("treasurer", "POST", "finance", "tariffs", given)["id"])


def unit_of(town: Town) -> str:
    return str(town.call("admin", "GET", "identity", "places", under=UNIT)["items"][0]["id"])


def owned(town: Town, unit: str) -> None:
    """The resident pays for the unit."""
    owner = town.people["resident"].id
    kept = Ownership(unit, OrgPath(UNIT), (owner,), owner, "2024-01-01")
    money.store_of(town).transact(money.BY, lambda tx: tx.put_copy(money.Tx.ownerships, kept, 1))


def test_a_cost_is_shared_and_whoever_pays_a_part_sees_the_whole(
    town: Town, come: Come, resident: Browser
) -> None:
    known, unit = tariff(town, "公共电费", "quantity"), unit_of(town)
    owned(town, unit)
    treasurer, here = come("treasurer"), f"/money/desk/tariffs/{known}/charges"
    assert here in treasurer.get(f"/money/desk/tariffs/{known}").text
    cost = {"month": money.MONTH, "amount": "345.60", "sharing_key": "area", "unit_price": "0.54"}
    treasurer.get(here)
    wrong = treasurer.send(here, **treasurer.form("share_cost"), **cost, quantity="许多", confirmed="yes")
    assert (wrong.status_code, "share_cost-quantity-error" in wrong.text) == (422, True)
    shared = sent(treasurer, here, "share_cost", **cost, quantity="640")
    shown = ("2026年2月", "¥345.60", "按建筑面积", "640", "¥0.54")
    assert [word for word in shown if word not in shared.text] == []
    twice = treasurer.send(here, **treasurer.form("share_cost"), **cost, confirmed="yes")
    assert twice.status_code in (409, 422)

    town.call("treasurer", "POST", "finance", f"tariffs/{known}/runs", {"month": money.MONTH})
    bill = str(uuid5(uuid5(UUID(known), money.MONTH), unit))
    page = f"/money/bills/{bill}"
    money.until(lambda: resident.get(page).status_code == 200, "no bill came")
    shown = ("公摊", "当月总费用", "¥345.60", "按建筑面积", "640")
    assert [word for word in shown if word not in resident.get(page).text] == []


def test_figures_are_recorded_by_the_names_on_the_doors_all_or_none(town: Town, come: Come) -> None:
    treasurer = come("treasurer")
    here = f"/money/desk/tariffs/{tariff(town, '车位费', 'spaces * 200')}/charges"
    page = treasurer.get(here)
    assert "share_cost" not in page.text, "the formula asks for no quantity"
    for wrong in ("3 号楼 301 室；两个", "3 号楼 301 室", "9 号楼 901 室；2"):
        answer = treasurer.send(here, **treasurer.form("record_figures"), figures=wrong)
        assert (answer.status_code, "请检查第 1 行。" in answer.text) == (422, True), wrong
    assert "登记各户数字" in sent(treasurer, here, "record_figures", figures="3号楼301室；2").text
    assert "登记各户数字" in sent(treasurer, here, "record_figures", figures="b03/u301; 1.5").text
    plain = f"/money/desk/tariffs/{tariff(town, '物业费', 'area * 1.85')}"
    assert "/charges" not in treasurer.get(plain).text
    assert "record_figures" not in treasurer.get(f"{plain}/charges").text


def test_a_flat_that_stands_empty_is_found_and_declared(come: Come) -> None:
    treasurer = come("treasurer")
    treasurer.get(VACANCIES)
    place = {"place_path": COMPOUND}
    nowhere = treasurer.send(VACANCIES, **treasurer.form("find_unit"), **place, unit="9 号楼 901 室")
    assert (nowhere.status_code, "find_unit-unit-error" in nowhere.text) == (422, True)
    page = sent(treasurer, VACANCIES, "find_unit", **place, unit="3 号楼 301 室").url.path
    assert re.fullmatch(rf"{VACANCIES}/[0-9a-f-]{{36}}", page)
    backwards = {"from_month": "2026-04", "through_month": "2026-03", "reason": "装修。"}
    treasurer.get(page)
    assert treasurer.send(page, **treasurer.form("declare_vacancy"), **backwards).status_code == 422
    given = {"from_month": "2026-03", "through_month": "2026-08", "reason": "业主出国，已断水断电。"}
    declared = sent(treasurer, page, "declare_vacancy", **given)
    shown = ("2026年3月", "2026年8月", "业主出国，已断水断电。")
    assert [word for word in shown if word not in declared.text] == []
    assert come("supervisor").get(VACANCIES).status_code == 403


def test_a_paid_order_waits_with_its_reason_until_it_is_billed(town: Town, come: Come) -> None:
    home, order = OrgPath(UNIT), new_id()
    unit_of(town)
    told = ((order, 1), "lock", home, town.people["resident"].id, Money(8000), datetime.now(UTC))
    money.store_of(town).transact(money.BY, lambda tx: note_paid_order.handle(tx, *told))
    fund, treasurer = money.a_fund(town), come("treasurer")
    assert "/money/desk/paid-orders" in treasurer.get("/money/desk").text
    waits = treasurer.get("/money/desk/paid-orders").text
    here = f"/money/desk/paid-orders/{paid_order_id(order, 1)}"
    assert [word for word in (here, "没有指定计入哪个基金", "¥80.00") if word not in waits] == []
    assert "选择基金出账" in treasurer.get(here).text
    wrong = treasurer.send(here, **treasurer.form("bill_paid_order"), account="4401")
    assert wrong.status_code == 422
    billed = sent(treasurer, here, "bill_paid_order", fund_id=fund, account="4401")
    assert [word for word in ("已出账", "业委会资金") if word not in billed.text] == []
    assert here not in treasurer.get("/money/desk/paid-orders").text
    assert come("supervisor").get(here).status_code == 403

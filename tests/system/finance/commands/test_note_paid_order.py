# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Money
from services.finance.commands import note_paid_order
from services.finance.domain.chart import Known
from services.finance.domain.paid_orders import PaidOrderState
from services.finance.queries.paid_orders import PaidOrdersAt, list_paid_orders
from tests.system.finance.compound import (
    ADMIN,
    BUILDING,
    COMPOUND,
    ELSEWHERE,
    OWNERS,
    TREASURER,
    Bench,
    flat,
    number,
)
from tests.system.finance.paid_orders import HOME, INCOME, PRICE, bill_of, paid_orders_of, rendered, ruled

WAITING = PaidOrderState.WAITING


def test_each_round_is_one_bill_however_often_it_is_told(bench: Bench):
    fund, order = bench.fund(), bench.id()
    ruled(bench, fund)
    for told in (1, 1, 2, 1):
        rendered(bench, order, round=told)
    first, second = paid_orders_of(bench, order)
    assert (first.state, first.fund_id, first.account) == (PaidOrderState.BILLED, fund, INCOME)
    bill = bill_of(bench, first)
    assert (bill.payer, bill.unit_id, bill.place) == (OWNERS[0].subject, flat(1), HOME)
    assert (bill.amount.fen, f"{bill.due}", bill.month) == (PRICE, "2026-03-17", "2026-03")
    assert bill_of(bench, second).open
    assert bench.books(fund) == {Known.RECEIVABLE: 2 * PRICE, INCOME: -2 * PRICE}
    assert bench.told("paid_order", first.id) == ["PaidOrderBilled"]


def test_whoever_accepted_the_price_pays_also_without_owning_the_home(bench: Bench):
    ruled(bench, bench.fund())
    tenant, order = number(999), bench.id()
    rendered(bench, order, payer_id=tenant)
    (paid,) = paid_orders_of(bench, order)
    assert bill_of(bench, paid).payer == tenant


def test_what_costs_nothing_is_no_bill(bench: Bench):
    ruled(bench, bench.fund())
    order, payer = bench.id(), OWNERS[0].subject
    told = ((order, 1), "cleaning", HOME, payer, Money(0), bench.clock())
    bench.act(ADMIN, lambda tx: note_paid_order.handle(tx, *told))
    assert paid_orders_of(bench, order) == []


@pytest.mark.parametrize("fault", ["no policy", "no fund", "no income", "no account", "elsewhere", "no home"])
def test_without_a_fund_or_a_home_that_is_known_it_waits(bench: Bench, fault: str):
    order = bench.id()
    fund = bench.id() if fault == "no fund" else bench.fund()
    place = COMPOUND
    if fault == "elsewhere":
        fund, place = bench.fund(place_path=BUILDING), ELSEWHERE
    account = {"no income": Known.WORKS, "no account": "9999"}.get(fault, INCOME)
    if fault != "no policy":
        ruled(bench, fund, account, place)
    home = {"elsewhere": ELSEWHERE, "no home": f"{BUILDING}/u900"}.get(fault, HOME)
    rendered(bench, order, place_path=home)
    (paid,) = paid_orders_of(bench, order)
    assert paid.state is WAITING
    assert bench.read().bills.find(paid.id) is None
    if home != ELSEWHERE:
        query = PaidOrdersAt.model_validate({"place": COMPOUND, "state": "waiting"})
        assert list_paid_orders(bench.read(TREASURER), query).items == (paid,)

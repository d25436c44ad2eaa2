# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.finance.commands import bill_paid_order
from services.finance.commands.bill_paid_order import BillPaidOrder
from services.finance.domain.chart import Known
from services.finance.domain.errors import FundElsewhere, UnknownAccount, UnknownPlace
from services.finance.domain.paid_order_errors import NotIncome, PaidOrderSettled
from services.finance.domain.paid_orders import PaidOrder, PaidOrderState, Wait
from services.finance.queries.paid_orders import PaidOrdersAt, list_paid_orders, show_paid_order, waits_for
from tests.system.finance.compound import (
    ADMIN,
    BUILDING,
    COMPOUND,
    ELSEWHERE,
    OWNERS,
    SUPERVISOR,
    TREASURER,
    Bench,
)
from tests.system.finance.paid_orders import INCOME, PRICE, bill_of, paid_orders_of, rendered, reopened, ruled


def waiting(bench: Bench, **changed) -> PaidOrder:
    order = bench.id()
    rendered(bench, order, **changed)
    (paid,) = paid_orders_of(bench, order)
    return paid


def assigned(bench: Bench, paid: PaidOrder, fund: str, account: str = INCOME, by=TREASURER) -> PaidOrder:
    cmd = BillPaidOrder.model_validate({"fund_id": fund, "account": account})
    return bench.act(by, lambda tx: bill_paid_order.handle(tx, paid.id, cmd))


def test_a_treasurer_says_where_it_belongs_once(bench: Bench):
    paid, fund = waiting(bench), bench.fund()
    assert assigned(bench, paid, fund).state is PaidOrderState.BILLED
    assert bench.books(fund) == {Known.RECEIVABLE: PRICE, INCOME: -PRICE}
    with pytest.raises(PaidOrderSettled):
        assigned(bench, paid, fund)
    assert bill_of(bench, paid).owed.fen == PRICE


def test_what_was_reopened_is_not_billed_any_more(bench: Bench):
    paid = waiting(bench)
    reopened(bench, paid.order_id)
    with pytest.raises(PaidOrderSettled):
        assigned(bench, paid, bench.fund())


def test_only_who_bills_the_place_assigns_and_reads_it(bench: Bench):
    paid, fund = waiting(bench), bench.fund()
    for by in (SUPERVISOR, OWNERS[0]):
        with pytest.raises(Forbidden):
            assigned(bench, paid, fund, by=by)
        with pytest.raises(Forbidden):
            show_paid_order(bench.read(by), paid.id)
        with pytest.raises(Forbidden):
            list_paid_orders(bench.read(by), PaidOrdersAt.model_validate({"place": COMPOUND}))
    assert show_paid_order(bench.read(TREASURER), paid.id) == paid


def test_fund_and_account_have_to_fit(bench: Bench):
    paid, fund = waiting(bench), bench.fund()
    with pytest.raises(NotFound):
        assigned(bench, paid, bench.id())
    with pytest.raises(NotIncome):
        assigned(bench, paid, fund, Known.WORKS)
    with pytest.raises(UnknownAccount):
        assigned(bench, paid, fund, "9999")
    foreign = waiting(bench, place_path=ELSEWHERE)
    with pytest.raises(FundElsewhere):
        assigned(bench, foreign, fund, by=ADMIN)
    homeless = waiting(bench, place_path=f"{BUILDING}/u900")
    with pytest.raises(UnknownPlace):
        assigned(bench, homeless, fund)
    assert bench.books(fund) == {}


def test_why_it_waits_is_said(bench: Bench):
    paid, away = waiting(bench), waiting(bench, place_path=BUILDING.child("u999"))

    def why(one: PaidOrder) -> Wait | None:
        return waits_for(bench.read(TREASURER), bench.read(TREASURER).paid_orders.get(one.id))

    assert (why(paid), why(away)) == (Wait.NO_FUND, Wait.UNKNOWN_HOME)
    fund = bench.fund()
    ruled(bench, fund, Known.RECEIVABLE)
    assert why(paid) is Wait.UNFIT_FUND
    ruled(bench, fund)
    assert why(paid) is Wait.NO_MORE
    assigned(bench, paid, fund)
    assert why(paid) is None

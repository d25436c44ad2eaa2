# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.finance.domain.paid_orders import PaidOrder, PaidOrderState
from tests.system.finance.billing import begun, pay, provider
from tests.system.finance.compound import Bench
from tests.system.finance.paid_orders import PRICE, bill_of, paid_orders_of, rendered, reopened, ruled


@pytest.fixture
def billed(bench: Bench) -> PaidOrder:
    ruled(bench, bench.fund())
    order = bench.id()
    rendered(bench, order)
    (paid,) = paid_orders_of(bench, order)
    return paid


def test_an_unpaid_bill_is_taken_back_once(bench: Bench, billed: PaidOrder):
    for _ in range(2):
        reopened(bench, billed.order_id)
    (paid,) = paid_orders_of(bench, billed.order_id)
    bill = bill_of(bench, billed)
    assert (paid.state, bill.open, bill.owed.fen) == (PaidOrderState.WITHDRAWN, False, 0)
    assert not any(bench.books(billed.fund_id or "").values())
    assert bench.told("bill", bill.id) == ["BillCorrected"]


def test_the_next_round_has_a_bill_of_its_own(bench: Bench, billed: PaidOrder):
    reopened(bench, billed.order_id)
    rendered(bench, billed.order_id, round=2)
    first, second = paid_orders_of(bench, billed.order_id)
    assert (first.state, second.state) == (PaidOrderState.WITHDRAWN, PaidOrderState.BILLED)
    assert bill_of(bench, second).owed.fen == PRICE


def test_what_is_told_again_after_the_withdrawal_is_not_billed_again(bench: Bench, billed: PaidOrder):
    reopened(bench, billed.order_id)
    rendered(bench, billed.order_id)
    (paid,) = paid_orders_of(bench, billed.order_id)
    assert (paid.state, bill_of(bench, paid).open) == (PaidOrderState.WITHDRAWN, False)


def test_a_bill_that_was_paid_stays_and_is_marked(bench: Bench, billed: PaidOrder):
    with provider(bench):
        pay(bench, begun(bench, bill_of(bench, billed)))
    reopened(bench, billed.order_id)
    (paid,) = paid_orders_of(bench, billed.order_id)
    bill = bill_of(bench, billed)
    assert (paid.state, bill.withdrawn, bill.paid.fen) == (PaidOrderState.KEPT, "", PRICE)


def test_an_order_that_cost_nothing_is_none_of_ours(bench: Bench):
    reopened(bench, "not-ours")
    assert paid_orders_of(bench, "not-ours") == []

# SPDX-License-Identifier: AGPL-3.0-or-later
from services.finance.domain.chart import Known
from services.finance.domain.paid_orders import PaidOrderState
from services.finance.store import AT_ONCE
from tests.system.finance.compound import BUILDING, COMPOUND, ELSEWHERE, Bench
from tests.system.finance.paid_orders import INCOME, PRICE, bill_of, paid_orders_of, rendered, reopened, ruled


def state(bench: Bench, order: str) -> PaidOrderState:
    (paid,) = paid_orders_of(bench, order)
    return paid.state


def test_what_waited_is_billed_once_the_policy_names_a_fund(bench: Bench):
    first, second, fund = bench.id(), bench.id(), bench.fund()
    for order in (first, second):
        rendered(bench, order)
    assert {state(bench, first), state(bench, second)} == {PaidOrderState.WAITING}
    ruled(bench, fund)
    bench.fire()
    assert {state(bench, first), state(bench, second)} == {PaidOrderState.BILLED}
    assert bench.books(fund) == {Known.RECEIVABLE: 2 * PRICE, INCOME: -2 * PRICE}
    ruled(bench, fund)
    bench.fire()
    assert bench.books(fund) == {Known.RECEIVABLE: 2 * PRICE, INCOME: -2 * PRICE}


def test_what_does_not_fit_goes_on_waiting(bench: Bench):
    homeless, foreign, withdrawn, fund = bench.id(), bench.id(), bench.id(), bench.fund()
    rendered(bench, homeless, place_path=f"{BUILDING}/u900")
    rendered(bench, foreign, place_path=ELSEWHERE)
    rendered(bench, withdrawn)
    reopened(bench, withdrawn)
    ruled(bench, fund, account=Known.WORKS)
    bench.fire()
    ruled(bench, fund)
    bench.fire()
    assert {state(bench, homeless), state(bench, foreign)} == {PaidOrderState.WAITING}
    assert state(bench, withdrawn) is PaidOrderState.WITHDRAWN
    assert bench.books(fund) == {}


def test_those_that_wait_on_do_not_hold_up_the_rest(bench: Bench):
    for _ in range(AT_ONCE):
        rendered(bench, bench.id(), place_path=f"{BUILDING}/u900")
    last = bench.id()
    rendered(bench, last)
    ruled(bench, bench.fund(), place=COMPOUND)
    bench.fire()
    (paid,) = paid_orders_of(bench, last)
    assert bill_of(bench, paid).owed.fen == PRICE

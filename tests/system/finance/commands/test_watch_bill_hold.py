# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.domain.bill_holds import BillHoldState, Why
from tests.system.finance.billing import owing
from tests.system.finance.compound import Bench
from tests.system.finance.dues import decided, held_off, today


def test_it_ends_after_its_last_day(bench: Bench):
    hold = decided(bench, held_off(bench, owing(bench)))
    bench.wait(timedelta(days=59))
    bench.fire()
    assert bench.read().bill_holds.get(hold.id).state is BillHoldState.GRANTED
    bench.wait(timedelta(days=2))
    bench.fire()
    assert bench.read().bill_holds.get(hold.id).why is Why.OVER


def test_it_ends_with_an_instalment_that_is_not_paid(bench: Bench):
    bill = owing(bench)
    day = today(bench)
    plan = [
        {"due": day + timedelta(days=10), "amount": {"fen": 1}},
        {"due": day + timedelta(days=60), "amount": {"fen": bill.owed.fen - 1}},
    ]
    hold = decided(bench, held_off(bench, bill), plan=plan)
    bench.wait(timedelta(days=11))
    bench.fire()
    kept = bench.read().bill_holds.get(hold.id)
    assert (kept.state, kept.why) == (BillHoldState.ENDED, Why.BROKEN)
    assert bench.read().bills.get(bill.id).hold is None

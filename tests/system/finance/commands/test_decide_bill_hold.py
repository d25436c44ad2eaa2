# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, Invalid
from services.finance.domain.bill_holds import BillHoldState
from services.finance.domain.dunning_errors import HoldTooLong, PlanNotWhole, WrongBillHoldState
from services.finance.domain.errors import SamePerson
from tests.system.finance.billing import owing
from tests.system.finance.compound import ADMIN, SUPERVISOR, TREASURER, Bench
from tests.system.finance.dues import decided, held_off, today


def test_it_is_granted_by_instalments_that_come_to_what_is_owed(bench: Bench):
    bill = owing(bench)
    hold, day = held_off(bench, bill), today(bench)
    half, rest = bill.owed.fen // 2, bill.owed.fen - bill.owed.fen // 2
    plan = [
        {"due": day + timedelta(days=30), "amount": {"fen": half}},
        {"due": day + timedelta(days=60), "amount": {"fen": rest}},
    ]
    with pytest.raises(PlanNotWhole):
        decided(bench, hold, plan=plan[:1])
    with pytest.raises(PlanNotWhole):
        decided(bench, hold, plan=plan[::-1])
    with pytest.raises(HoldTooLong):
        decided(bench, hold, until=day + timedelta(days=181))
    with pytest.raises(Invalid):
        decided(bench, hold, until=None)
    granted = decided(bench, hold, plan=plan)
    assert (granted.state, len(granted.plan)) == (BillHoldState.GRANTED, 2)
    with pytest.raises(WrongBillHoldState):
        decided(bench, hold)


def test_somebody_else_decides_with_reasons_and_a_refusal_lets_go(bench: Bench):
    bill = owing(bench)
    hold = held_off(bench, bill, by=ADMIN)
    with pytest.raises(SamePerson):
        decided(bench, hold, by=ADMIN)
    with pytest.raises(Forbidden):
        decided(bench, hold, by=TREASURER)
    refused = decided(bench, hold, granted=False, by=SUPERVISOR)
    assert (refused.state, refused.reasons) == (BillHoldState.REFUSED, "情况属实。")
    kept = bench.read().bills.get(bill.id)
    assert (kept.hold, kept.remind_at) == (None, bench.clock())

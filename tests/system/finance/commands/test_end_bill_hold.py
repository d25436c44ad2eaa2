# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import end_bill_hold
from services.finance.domain.bill_holds import Why
from services.finance.domain.dunning_errors import WrongBillHoldState
from tests.system.finance.billing import owing
from tests.system.finance.compound import OWNERS, SUPERVISOR, Bench
from tests.system.finance.dues import decided, held_off


def test_a_hold_is_lifted_once_and_the_bill_is_dunned_again(bench: Bench):
    bill = owing(bench)
    hold = held_off(bench, bill)
    with pytest.raises(WrongBillHoldState):
        bench.act(SUPERVISOR, lambda tx: end_bill_hold.handle(tx, hold.id))
    decided(bench, hold)
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: end_bill_hold.handle(tx, hold.id))
    ended = bench.act(SUPERVISOR, lambda tx: end_bill_hold.handle(tx, hold.id))
    assert ended.why is Why.LIFTED
    kept = bench.read().bills.get(bill.id)
    assert (kept.hold, kept.remind_at) == (None, bench.clock())
    with pytest.raises(WrongBillHoldState):
        bench.act(SUPERVISOR, lambda tx: end_bill_hold.handle(tx, hold.id))

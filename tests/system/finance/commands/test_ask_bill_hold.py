# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.finance.commands import correct_bill, remind_bills
from services.finance.commands.correct_bill import CorrectBill
from services.finance.domain.bill_holds import BillHoldState, HoldKind
from services.finance.domain.billing_errors import BillsOfOthers, NothingOwed
from services.finance.domain.dunning_errors import AlreadyOnHold
from tests.system.finance.billing import bills_of, owing
from tests.system.finance.compound import OWNERS, STRANGER, TREASURER, Bench
from tests.system.finance.dues import held_off


def test_what_is_asked_to_be_held_off_is_not_dunned_meanwhile(bench: Bench):
    bill = owing(bench)
    hold = held_off(bench, bill)
    assert (hold.state, hold.owed) == (BillHoldState.ASKED, bill.owed)
    bench.wait(timedelta(days=60))
    bench.act(TREASURER, remind_bills.handle)
    assert bench.told("bill", bill.id) == []
    with pytest.raises(AlreadyOnHold):
        held_off(bench, bill, kind=HoldKind.DISPUTE)


def test_by_the_payer_or_on_paper_by_the_treasurer_for_one_payer(bench: Bench):
    bill = owing(bench)
    (other,) = bills_of(bench, OWNERS[1])
    for by in (OWNERS[1], STRANGER):
        with pytest.raises(Forbidden):
            held_off(bench, bill, by=by)
    with pytest.raises(BillsOfOthers):
        held_off(bench, bill, other, by=TREASURER)
    assert held_off(bench, bill, by=TREASURER).payer == OWNERS[0].subject


def test_nothing_is_held_off_where_nothing_is_owed(bench: Bench):
    bill = owing(bench)
    bench.act(TREASURER, lambda tx: correct_bill.handle(tx, bill.id, CorrectBill(reason="重复出账。")))
    with pytest.raises(NothingOwed):
        held_off(bench, bill)

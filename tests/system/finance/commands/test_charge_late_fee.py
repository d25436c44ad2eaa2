# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.store import Duplicate
from services.finance.commands import charge_late_fee, put_policy
from services.finance.domain.bills import Bill
from services.finance.domain.dunning_errors import BillsOnHold, NoLateFee
from services.finance.policies import BillingPolicy
from tests.system.finance.billing import owing
from tests.system.finance.compound import ADMIN, COMPOUND, TREASURER, Bench
from tests.system.finance.dues import held_off


def charged(bench: Bench, bill: Bill) -> Bill:
    return bench.act(TREASURER, lambda tx: charge_late_fee.handle(tx, bill.id))


def test_without_a_clause_there_is_none(bench: Bench):
    bill = owing(bench)
    bench.wait(timedelta(days=60))
    with pytest.raises(NoLateFee):
        charged(bench, bill)


def test_with_a_clause_it_is_a_bill_of_its_own_once_and_capped(bench: Bench):
    policy = BillingPolicy(late_rate=500, late_clause="管理规约第二十条")
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, COMPOUND))
    bill = owing(bench)
    with pytest.raises(NoLateFee):
        charged(bench, bill)
    bench.wait(timedelta(days=30 + 10))
    fee = charged(bench, bill)
    assert (fee.late_for, fee.amount.fen) == (bill.id, 84)
    with pytest.raises(Duplicate):
        charged(bench, bill)


def test_none_on_what_is_on_hold(bench: Bench):
    bill = owing(bench)
    held_off(bench, bill)
    with pytest.raises(BillsOnHold):
        charged(bench, bill)

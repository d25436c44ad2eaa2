# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.billing_errors import BillsOfOthers
from services.finance.domain.chart import Known
from services.finance.domain.till_errors import BeyondOwed, DayNotClosed, NotAnIncome
from tests.system.finance.billing import owing
from tests.system.finance.commands.test_reverse_entry import reversed_
from tests.system.finance.compound import OWNERS, Bench
from tests.system.finance.till import received


def test_bills_are_paid_at_the_desk_against_numbered_receipts(bench: Bench):
    bill = owing(bench)
    for refusal, changed in (
        (BeyondOwed, {"fen": bill.amount.fen + 1, "bills": [bill.id]}),
        (NotAnIncome, {"fen": 1, "account": Known.WORKS}),
        (BeyondOwed, {"fen": 1, "account": Known.RECEIVABLE}),
    ):
        with pytest.raises(refusal):
            received(bench, bill.fund_id, **changed)
    with pytest.raises(BillsOfOthers):
        received(bench, bench.fund(), 1, bills=[bill.id])
    with pytest.raises(Forbidden):
        received(bench, bill.fund_id, 1, by=OWNERS[0])
    first = received(bench, bill.fund_id, 10_000, bills=[bill.id])
    second = received(bench, bill.fund_id, bill.amount.fen - 10_000, bills=[bill.id])
    assert (first.number, second.number) == ("2026-000001", "2026-000002")
    assert not bench.read().bills.get(bill.id).open
    assert bench.books(bill.fund_id)[Known.CASH] == bill.amount.fen


def test_a_receipt_is_taken_back_by_its_entry_and_its_bill_is_owed_again(bench: Bench):
    bill = owing(bench)
    receipt = received(bench, bill.fund_id, bill.amount.fen, bills=[bill.id])
    reversed_(bench, receipt.id)
    assert bench.read().bills.get(bill.id).owed == bill.amount
    assert bench.read().cash_receipts.get(receipt.id).taken_back


def test_a_day_is_closed_before_the_next_begins(bench: Bench):
    fund = bench.fund()
    received(bench, fund, 100)
    bench.until("2026-03-03")
    with pytest.raises(DayNotClosed):
        received(bench, fund, 100)

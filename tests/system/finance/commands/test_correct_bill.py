# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.commands import correct_bill
from services.finance.commands.correct_bill import CorrectBill
from services.finance.domain.chart import Known
from services.finance.domain.dunning_errors import BillSettled
from tests.system.finance.billing import begun, bills_of, owing, pay, provider
from tests.system.finance.compound import OWNERS, SUPERVISOR, TREASURER, Bench


def test_a_wrong_bill_is_taken_back_and_another_is_in_its_place(bench: Bench):
    bill = owing(bench)
    due = bench.books(bill.fund_id)[Known.RECEIVABLE]
    cmd = CorrectBill.model_validate({"reason": "面积有误。", "amount": {"fen": 10_000}})
    with pytest.raises(Forbidden):
        bench.act(SUPERVISOR, lambda tx: correct_bill.handle(tx, bill.id, cmd))
    made = bench.act(TREASURER, lambda tx: correct_bill.handle(tx, bill.id, cmd))
    assert (made.corrects, made.owed.fen, made.month) == (bill.id, 10_000, bill.month)
    assert {one.id: one.owed.fen for one in bills_of(bench, OWNERS[0])} == {bill.id: 0, made.id: 10_000}
    assert bench.books(bill.fund_id)[Known.RECEIVABLE] == due - bill.amount.fen + 10_000
    with pytest.raises(BillSettled):
        bench.act(TREASURER, lambda tx: correct_bill.handle(tx, bill.id, cmd))


def test_what_was_paid_is_given_back_first(bench: Bench):
    bill = owing(bench)
    with provider(bench):
        pay(bench, begun(bench, bill))
    cmd = CorrectBill(reason="面积有误。")
    with pytest.raises(BillSettled):
        bench.act(TREASURER, lambda tx: correct_bill.handle(tx, bill.id, cmd))

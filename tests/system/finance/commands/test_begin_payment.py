# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.store import Duplicate
from services.finance.domain.billing_errors import BillsOfOthers, NothingOwed
from services.finance.domain.payments import PaymentState
from services.finance.store import Tx
from tests.system.finance.billing import begun, billed, bills_of, owing, tariff
from tests.system.finance.compound import OWNERS, Bench


def test_an_owner_pays_what_is_owed_on_own_bills(bench: Bench):
    bill = owing(bench)
    payment = begun(bench, bill)
    assert (payment.state, payment.amount) == (PaymentState.BEGUN, bill.amount)
    with pytest.raises(Duplicate):
        begun(bench, bill, payment_id=payment.id)
    with pytest.raises(BillsOfOthers):
        begun(bench, bill, by=OWNERS[1])


def test_bills_of_two_funds_or_without_a_debt_are_not_paid_together(bench: Bench):
    owing(bench)
    billed(bench, tariff(bench))
    bench.fire()
    with pytest.raises(BillsOfOthers):
        begun(bench, *bills_of(bench, OWNERS[0]))
    free = tariff(bench, "area * 0")
    billed(bench, free)
    bench.fire()

    def nought(tx: Tx) -> list:
        return [bill for bill in tx.bills.list({"payer": OWNERS[0].subject}) if not bill.amount.fen]

    with pytest.raises(NothingOwed):
        begun(bench, *bench.act(OWNERS[0], nought))

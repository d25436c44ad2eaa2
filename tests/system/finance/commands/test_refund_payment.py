# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.billing_errors import NotRefundable
from services.finance.domain.chart import Known
from services.finance.domain.errors import FundSpent
from services.finance.domain.payments import PaymentState
from tests.system.finance.billing import begun, owing, pay, provider, refund, told_of
from tests.system.finance.compound import OWNERS, Bench


def test_only_what_is_paid_is_given_back_and_once(bench: Bench):
    bill = owing(bench)
    with provider(bench):
        payment = begun(bench, bill)
        with pytest.raises(NotRefundable):
            refund(bench, payment)
        pay(bench, payment)
        with pytest.raises(Forbidden):
            refund(bench, payment, OWNERS[0])
        assert refund(bench, payment).state is PaymentState.REFUNDING
        with pytest.raises(NotRefundable):
            refund(bench, payment)


def test_what_is_to_be_given_back_is_not_spent_meanwhile(bench: Bench):
    """Else the provider gave it back and the books refused it."""
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        pay(bench, payment)
        refund(bench, payment)
        with pytest.raises(FundSpent):
            bench.post((Known.WORKS, bill.fund_id, 1), (Known.PROVIDER, bill.fund_id, -1))
        assert sandbox.notify("refunded", told_of(payment)) == 200
        assert sandbox.notify("refunded", told_of(payment)) == 200
    assert bench.read().payments.get(payment.id).state is PaymentState.REFUNDED
    assert bench.read().funds.get(bill.fund_id).held.fen == 0
    assert bench.cash(bill.fund_id) == 0


def test_what_was_spent_is_not_given_back(bench: Bench):
    bill = owing(bench)
    with provider(bench):
        payment = begun(bench, bill)
        pay(bench, payment)
        bench.post((Known.WORKS, bill.fund_id, 1), (Known.PROVIDER, bill.fund_id, -1))
        with pytest.raises(FundSpent):
            refund(bench, payment)
    assert bench.read().payments.get(payment.id).state is PaymentState.PAID

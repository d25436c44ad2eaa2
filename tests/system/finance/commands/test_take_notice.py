# SPDX-License-Identifier: AGPL-3.0-or-later
"""Over real HTTP: a provider notifies the API; what is doubled, wrong, late or out of order does no harm."""

from services.finance.domain.chart import Known
from services.finance.domain.payments import Payment, PaymentState
from tests.system.finance.billing import begun, owing, pay, provider, told_of
from tests.system.finance.compound import Bench


def now(bench: Bench, payment: Payment) -> Payment:
    return bench.read().payments.get(payment.id)


def test_a_payment_settles_its_bill_once_however_often_it_is_told(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        assert pay(bench, payment) == "told: 200"
        for _ in range(3):
            assert sandbox.notify("paid", told_of(payment)) == 200
    paid = now(bench, payment)
    assert (paid.state, paid.prepaid.fen) == (PaymentState.PAID, 0)
    assert paid.receipt.startswith("20260302-")
    settled = bench.read().bills.get(bill.id)
    assert (settled.open, settled.owed.fen) == (False, 0)
    assert bench.books(bill.fund_id)[Known.PROVIDER] == bill.amount.fen
    assert bench.told("payment", payment.id) == ["PaymentReceived"]


def test_what_is_forged_of_another_amount_or_of_nobody_changes_nothing(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        before = bench.books(bill.fund_id)
        assert sandbox.notify("paid", told_of(payment), signed="0" * 64) == 401
        assert sandbox.notify("paid", told_of(payment, amount=payment.amount.fen - 1)) == 409
        assert sandbox.notify("paid", told_of(payment, currency="USD")) == 409
        assert sandbox.notify("paid", told_of(payment, reference=f"900001.{payment.id}")) == 404
        assert sandbox.notify("stolen", told_of(payment)) == 401
        other = told_of(payment)
        signed = sandbox.sign(b"something else")
        assert sandbox.notify("paid", other, signed) == 401
    assert now(bench, payment).state is PaymentState.BEGUN
    assert bench.books(bill.fund_id) == before


def test_a_refund_that_is_told_before_its_payment_waits_for_it(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        for _ in range(2):
            assert sandbox.notify("refunded", told_of(payment)) == 200
        assert now(bench, payment).state is PaymentState.BEGUN
        assert sandbox.notify("paid", told_of(payment)) == 200
        for event in ("paid", "refunded"):
            assert sandbox.notify(event, told_of(payment)) == 200
    assert now(bench, payment).state is PaymentState.REFUNDED
    owed = bench.read().bills.get(bill.id)
    assert (owed.open, owed.owed) == (True, bill.amount)
    assert bench.cash(bill.fund_id) == 0


def test_what_was_paid_meanwhile_is_prepaid(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        first, second = begun(bench, bill), begun(bench, bill)
        for payment in (first, second):
            assert sandbox.notify("paid", told_of(payment)) == 200
    assert now(bench, second).prepaid == bill.amount
    assert bench.books(bill.fund_id)[Known.PREPAID] == -bill.amount.fen
    assert now(bench, first).receipt != now(bench, second).receipt

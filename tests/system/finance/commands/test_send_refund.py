# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from services.finance.domain.payments import PaymentState
from tests.system.finance.billing import begun, owing, pay, provider, refund, told_of
from tests.system.finance.compound import Bench


def test_the_provider_is_asked_and_tells_that_it_is_done(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        pay(bench, payment)
        refund(bench, payment)
        bench.fire()
        while len(sandbox.told) < 2:
            bench.read()
        assert sandbox.notify("refunded", told_of(payment)) == 200
    assert bench.read().payments.get(payment.id).state is PaymentState.REFUNDED
    assert bench.read().bills.get(bill.id).owed == bill.amount
    assert bench.cash(bill.fund_id) == 0


def test_what_finance_did_not_take_is_told_again(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment, finance = begun(bench, bill), sandbox.notify_url
        sandbox.again_s, sandbox.notify_url = 0.01, "http://127.0.0.1:1"
        assert pay(bench, payment) == "told: 0"
        sandbox.notify_url = finance
        while sandbox.told[-1] != 200:
            bench.read()
    assert bench.read().payments.get(payment.id).state is PaymentState.PAID


def test_a_provider_that_does_not_answer_is_asked_again(bench: Bench):
    bill = owing(bench)
    with provider(bench):
        payment = begun(bench, bill)
        pay(bench, payment)
    refund(bench, payment)
    bench.fire()
    assert bench.read().payments.get(payment.id).state is PaymentState.REFUNDING
    bench.wait(timedelta(days=1))
    assert bench.read().record("timers", f"320585/payment.refund/{payment.id}")

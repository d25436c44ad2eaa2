# SPDX-License-Identifier: AGPL-3.0-or-later
"""Over real HTTP: a provider notifies the API; what is doubled, wrong, late or out of order does no harm."""

import pytest

from services.finance.commands import close_difference
from services.finance.domain.chart import Known
from services.finance.domain.errors import FundSpent
from services.finance.domain.kinds import Difference
from services.finance.domain.payments import Payment, PaymentState
from services.finance.timers import schedules
from tests.system.finance.billing import begun, owing, pay, provider, told_of
from tests.system.finance.commands.test_close_difference import CMD
from tests.system.finance.commands.test_place_hold import held
from tests.system.finance.compound import ADMIN, TENANT, TREASURER, Bench
from tests.system.finance.test_invariants import broken


@pytest.fixture(autouse=True)
def _schedules(bench: Bench) -> None:
    """The invariants ask for them."""
    bench.act(ADMIN, schedules.begin)


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


def test_what_the_provider_gives_back_by_itself_is_booked_though_it_was_spent(bench: Bench):
    """The money is gone: what the fund lacks is in suspense, and somebody has to look."""
    bill = owing(bench)
    spent = 100
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        pay(bench, payment)
        bench.post((Known.WORKS, bill.fund_id, spent), (Known.PROVIDER, bill.fund_id, -spent))
        for _ in range(2):
            assert sandbox.notify("refunded", told_of(payment)) == 200
    assert now(bench, payment).state is PaymentState.REFUNDED
    assert bench.read().bills.get(bill.id).owed == bill.amount
    books = bench.books(bill.fund_id)
    assert (bench.cash(bill.fund_id), books[Known.SUSPENSE], sum(books.values())) == (0, -spent, 0)
    (found,) = bench.read().discrepancies.list({"within": f"/{TENANT}", "open": True})
    assert (found.difference, found.payment_id) == (Difference.UNCOVERED, payment.id)
    assert bench.told("discrepancy", found.id) == ["DifferenceFound"]
    assert broken(bench) == {}

    with pytest.raises(FundSpent):
        bench.act(TREASURER, lambda tx: close_difference.handle(tx, found.id, CMD))
    assert bench.read().discrepancies.get(found.id).open
    bench.post((Known.BANK, bill.fund_id, spent), (Known.DONATIONS, bill.fund_id, -spent))
    bench.act(TREASURER, lambda tx: close_difference.handle(tx, found.id, CMD))
    assert (bench.cash(bill.fund_id), bench.books(bill.fund_id)[Known.SUSPENSE]) == (0, 0)
    assert broken(bench) == {}


def test_what_is_held_for_something_else_is_not_given_back_with(bench: Bench):
    bill = owing(bench)
    with provider(bench) as sandbox:
        payment = begun(bench, bill)
        pay(bench, payment)
        held(bench, bill.fund_id, payment.amount.fen)
        assert sandbox.notify("refunded", told_of(payment)) == 200
    assert bench.cash(bill.fund_id) == payment.amount.fen == bench.read().funds.get(bill.fund_id).held.fen
    assert bench.books(bill.fund_id)[Known.SUSPENSE] == -payment.amount.fen

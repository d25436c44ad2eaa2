# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take what the payment provider notifies: twice, late, or a refund before its payment, all are harmless."""

from services.chassis.values import Money
from services.finance.commands import refund_entry
from services.finance.domain import bills, entries, fees, holds, payments, settlements
from services.finance.domain.chart import Known
from services.finance.domain.entries import Entry, Line
from services.finance.domain.fees import Open
from services.finance.domain.kinds import EntryKind
from services.finance.domain.payments import Notified, Part, Payment, PaymentState, ReceiptCount, Told
from services.finance.domain.totals import STRIPES
from services.finance.store import POSTING, Tx

NOTHING = Money(0)


def handle(tx: Tx, told: Notified) -> Payment:
    payment = tx.payments.get(told.payment_id)
    tx.read_policies(payment.place, *POSTING)
    payments.check_amount(payment, told.amount)
    if told.told is Told.PAID and payment.state is PaymentState.BEGUN:
        payment = _received(tx, payment)
        return _refunded(tx, payment) if payment.refund_told else payment
    if told.told is Told.REFUNDED and payment.state in (PaymentState.PAID, PaymentState.REFUNDING):
        return _refunded(tx, payment)
    if told.told is Told.REFUNDED and payment.state is PaymentState.BEGUN and not payment.refund_told:
        payment = payments.note_refund(payment)
        tx.payments.save(payment)
    return payment


def _received(tx: Tx, payment: Payment) -> Payment:
    """What is owed on its bills now is settled; what somebody paid meanwhile is prepaid."""
    known = {bill_id: tx.bills.get(bill_id) for bill_id in payment.bills}
    owed = [Open(bill.id, bill.due, bill.owed) for bill in known.values()]
    settled, left = fees.apportion(payment.amount, owed)
    parts = tuple(Part(one.bill, one.principal) for one in settled)
    for part in parts:
        tx.bills.save(bills.settle(known[part.bill_id], part.amount, tx.now, tx.today(payment.place)))
    tx.add_credit(payment.fund_id, payment.payer, left)
    payment, events = payments.receive(payment, parts, left, _receipt(tx, payment), tx.now)
    tx.payments.save(payment, *events)
    tx.post(_entry(tx, payment, payment.id, EntryKind.PAYMENT, 1))
    return payment


def _refunded(tx: Tx, payment: Payment) -> Payment:
    for part in payment.parts:
        tx.bills.save(bills.unsettle(tx.bills.get(part.bill_id), part.amount, tx.now))
    if payment.state is PaymentState.PAID:
        tx.add_credit(payment.fund_id, payment.payer, -payment.prepaid)
    payment, events = payments.refund(payment)
    tx.payments.save(payment, *events)
    entry_id = refund_entry(payment.id)
    _use_hold(tx, payment, entry_id)
    tx.post(_entry(tx, payment, entry_id, EntryKind.REFUND, -1, _lacking(tx, payment)))
    return payment


def _lacking(tx: Tx, payment: Payment) -> Money:
    """What the fund has not got of what the provider gave back by itself: told of, for a person to look."""
    fund = tx.funds.get(payment.fund_id)
    there = (tx.cash_of(fund, payment.amount.currency) - fund.held).fen
    short = payments.of(payment, max(0, payment.amount.fen - max(0, there)))
    if short.fen:
        discrepancy, events = settlements.uncovered(payment, short, tx.now)
        tx.discrepancies.add(discrepancy, *events)
    return short


def _use_hold(tx: Tx, payment: Payment, entry_id: str) -> None:
    """What was held since the refund was asked for; nothing where the provider gave back by itself."""
    hold = tx.holds.find(entry_id)
    if hold:
        posted, events = holds.post(hold, payment.amount, entry_id)
        tx.holds.save(posted, *events)
        tx.release(posted, payment.amount)


def _entry(
    tx: Tx, payment: Payment, entry_id: str, kind: EntryKind, sign: int, lacking: Money = NOTHING
) -> Entry:
    """`lacking`: what of it is in suspense, because the fund has not got it."""
    settled = sum(part.amount.fen for part in payment.parts)
    amounts = (
        (Known.PROVIDER, payment.amount.fen - lacking.fen),
        (Known.SUSPENSE, lacking.fen),
        (Known.RECEIVABLE, -settled),
        (Known.PREPAID, -payment.prepaid.fen),
    )
    lines = (
        Line(account, payment.fund_id, payments.of(payment, sign * fen)) for account, fen in amounts if fen
    )
    return entries.make(
        entry_id,
        payment.place,
        kind,
        payment.receipt,
        tx.today(payment.place),
        lines,
        tx.by.subject,
        tx.now,
        subject=f"payment/{payment.id}",
    )


def _receipt(tx: Tx, payment: Payment) -> str:
    """Striped, so that payments at the same time seldom meet."""
    day = tx.today(payment.place)
    key = f"{day}:{tx.stripe:02d}"
    known = tx.receipt_counts.find(key)
    counted = ReceiptCount(key, known.count + 1 if known else 1)
    tx.receipt_counts.put(counted)
    return payments.receipt(day, counted, tx.stripe, STRIPES)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a payment back (退款), with a reason: the provider is asked, its notification completes it.

Until then its amount is held in its fund, or it would be gone from the provider and could not be booked.
"""

from services.chassis.http import Input
from services.chassis.values import Money
from services.finance.commands import Text, refund_entry
from services.finance.domain import holds, payments
from services.finance.domain.authority import Permission
from services.finance.domain.holds import Hold
from services.finance.domain.payments import Payment
from services.finance.domain.timer_kinds import REFUND
from services.finance.store import Tx


class RefundPayment(Input):
    reason: Text


def handle(tx: Tx, payment_id: str, cmd: RefundPayment) -> Payment:
    payment = tx.payments.get(payment_id)
    tx.require(Permission.PAYMENTS_REFUND, payment.place)
    credit = tx.credit_of(payment.fund_id, payment.payer)
    payment = payments.ask_refund(payment, cmd.reason, credit.left if credit else Money(0))
    tx.add_credit(payment.fund_id, payment.payer, -payment.prepaid)
    tx.payments.save(payment)
    _hold(tx, payment)
    tx.timers.set(REFUND, payment.id, tx.now)
    return payment


def _hold(tx: Tx, payment: Payment) -> None:
    """Raises FundSpent."""
    hold, events = holds.place(
        Hold(
            id=refund_entry(payment.id),
            place=payment.place,
            fund_id=payment.fund_id,
            amount=payment.amount,
            text=payment.receipt,
            placed_at=tx.now,
            placed_by=tx.by.subject,
            subject=f"payment/{payment.id}",
        )
    )
    tx.hold(hold)
    tx.holds.add(hold, *events)

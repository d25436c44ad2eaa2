# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask the provider to give a payment back; asked again, it is the same refund."""

from services.finance.domain.payments import PaymentState
from services.finance.store import Tx


def handle(tx: Tx, payment_id: str) -> None:
    """Raises NoProvider and whatever keeps the provider from answering: the timer tries again."""
    payment = tx.payments.get(payment_id)
    if payment.state is PaymentState.REFUNDING:
        tx.tools.provider.refund(tx.tenant, payment.id, payment.amount)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take back that one asked for assistance: one manages without."""

from services.dispatch.domain import access, assisting
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> Order:
    """Raises NotFound, Forbidden, WrongState, NoAssistanceAsked."""
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.WITHDRAW_ASSISTANCE)
    return tx.save_order(*assisting.withdraw(order, tx.now))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an order stands, for who follows it."""

from services.chassis.values import NotFound
from services.dispatch.domain import access
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


def show_progress(tx: Tx, order_id: str) -> Order:
    """Raises NotFound for who neither follows nor sees it."""
    order = tx.orders.get(order_id)
    if tx.by.subject not in order.followers and not access.sees(tx.by, order):
        raise NotFound("order", order_id)
    return order

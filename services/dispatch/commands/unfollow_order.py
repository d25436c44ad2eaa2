# SPDX-License-Identifier: AGPL-3.0-or-later
"""Be told of an order no more."""

from services.chassis.values import NotFound
from services.dispatch.domain import duplicates
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> Order:
    """Raises NotFound for one that the caller does not follow."""
    order = tx.orders.get(order_id)
    if tx.by.subject not in order.followers:
        raise NotFound("order", order_id)
    return tx.save_order(duplicates.unfollow(order, tx.by.subject), [])

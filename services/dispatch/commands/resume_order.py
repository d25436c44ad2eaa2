# SPDX-License-Identifier: AGPL-3.0-or-later
"""Resume a suspended order: the clocks run on."""

from services.dispatch.domain import access, suspensions
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.RESUME)
    return tx.save_order(*suspensions.resume(order, tx.now, tx.calendar_at(order.place_path)))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accept an order (接单): it is in role_grant and will be dealt with."""

from services.dispatch.domain import access, steps
from services.dispatch.domain.orders import Order
from services.dispatch.domain.steps import Action
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.ACCEPT)
    return tx.save_order(*steps.accept(order, tx.now, tx.calendar_at(order.place_path)))

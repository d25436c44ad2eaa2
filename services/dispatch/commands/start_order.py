# SPDX-License-Identifier: AGPL-3.0-or-later
"""Begin the work: the responsible is on site."""

from services.dispatch.domain import steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> Order:
    order = tx.orders.get(order_id)
    tx.check_step(order, Action.START)
    return tx.save_order(*steps.start(order, tx.now, tx.calendar_at(order.place_path)))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let an order run on when what it waited for is decided."""

from services.dispatch.domain import suspensions
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str, topic_id: str, answer: str, *, adopted: bool) -> None:
    order = tx.orders.find(order_id)
    if order is None:
        return
    calendar = tx.calendar_at(order.place_path)
    tx.save_order(*suspensions.decided(order, topic_id, answer, tx.now, calendar, adopted=adopted))

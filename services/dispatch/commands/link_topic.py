# SPDX-License-Identifier: AGPL-3.0-or-later
"""Note on an order the topic by which what it waits for will be decided."""

from dataclasses import replace

from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str, topic_id: str) -> None:
    order = tx.orders.find(order_id)
    if order is not None and order.suspension is not None:
        tx.save_order(replace(order, topic_id=topic_id), [])

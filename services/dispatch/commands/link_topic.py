# SPDX-License-Identifier: AGPL-3.0-or-later
"""Note on an order the topic by which what it waits for will be decided: it belongs to that matter."""

from dataclasses import replace

from services.dispatch.domain import matters
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str, topic_id: str) -> None:
    order = tx.orders.find(order_id)
    if order is not None and order.suspension is not None:
        tx.save_order(replace(order, topic_id=topic_id), [])
        link = matters.belongs(order_id, topic_id)
        if tx.matter_orders.find(link.id) is None:
            tx.matter_orders.add(link)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody has looked at an order: the other side's remarks are new no more."""

from services.dispatch.domain import access, comments
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.COMMENT)
    return tx.save_order(comments.read(order, by_reporter=access.reported(tx.by, order)), [])

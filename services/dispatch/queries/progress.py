# SPDX-License-Identifier: AGPL-3.0-or-later
"""How an order stands, for who follows it, and all that somebody follows."""

from services.chassis.http import Paged
from services.chassis.store import Page
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


def list_followed_orders(tx: Tx, query: Paged) -> Page[Order]:
    """What the caller follows: first what is open, then what has ended, each the latest report first.

    Raises BadCursor.
    """
    bands = [[{"followers": tx.by.subject, "open": open_}] for open_ in (True, False)]
    return tx.orders.page(bands, sort="-reported_at", after=query.after, limit=query.limit)

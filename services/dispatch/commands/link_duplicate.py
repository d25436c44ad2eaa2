# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close an order as a duplicate of another one (并单): who reported it follows that one. It is final."""

from services.chassis.http import Id, Input
from services.dispatch.domain import access, duplicates
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.store import Tx


class LinkDuplicate(Input):
    """`of`: the order that was first."""

    of: Id


def handle(tx: Tx, order_id: str, cmd: LinkDuplicate) -> Order:
    """Raises NotFound, Forbidden, and what `duplicates.link` raises."""
    order, first = tx.orders.get(order_id), tx.orders.get(cmd.of)
    for one in (order, first):
        access.check(tx.by, one, Action.LINK)
    order, first, events = duplicates.link(order, first, tx.now, tx.calendar_at(order.place_path))
    tx.save_order(first, [])
    return tx.save_order(order, events)

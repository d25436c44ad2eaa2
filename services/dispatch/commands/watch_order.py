# SPDX-License-Identifier: AGPL-3.0-or-later
"""Time has passed: warn, record breaches, escalate, and look again when there is more to come."""

from services.dispatch.domain import deadlines
from services.dispatch.domain.authority import Permission
from services.dispatch.store import Tx


def handle(tx: Tx, order_id: str) -> None:
    order = tx.orders.find(order_id)
    if order is None:
        return
    order, events = deadlines.pass_time(order, tx.now)
    if order.escalate_at is not None and order.escalate_at <= tx.now:
        duties = tx.duties_at(Permission.ORDERS_SUPERVISE, order.within)
        supervisors = [(duty.person_id, duty.path) for duty in duties]
        order, escalated = deadlines.escalate(order, deadlines.ladder(order, supervisors), tx.now)
        events += escalated
    tx.keep(order, events)

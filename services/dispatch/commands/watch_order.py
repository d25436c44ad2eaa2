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
        role_grants = tx.grants_at(Permission.ORDERS_SUPERVISE, order.within)
        supervisors = [(role_grant.person_id, role_grant.path) for role_grant in role_grants]
        rungs, calendar = deadlines.ladder(order, supervisors), tx.calendar_at(order.place_path)
        order, escalated = deadlines.escalate(order, rungs, tx.now, calendar)
        events += escalated
    tx.save_order(order, events)

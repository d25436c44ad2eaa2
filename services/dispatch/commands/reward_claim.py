# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reward whoever claimed an order (党员接单) that is closed as resolved, once an order."""

from services.dispatch.domain.assignees import AssigneeKind
from services.dispatch.domain.events import OrderAssigned
from services.dispatch.domain.orders import Order
from services.dispatch.domain.outcomes import Closure
from services.dispatch.domain.points import Why
from services.dispatch.policies.points import CLAIMED_ORDER, PointPolicy
from services.dispatch.store import Tx

MOST_EVENTS = 200
ASSIGNED = OrderAssigned.TYPE.rpartition(".")[2]


def handle(tx: Tx, order: Order) -> None:
    """An order without points for it is closed all the same."""
    who, place = order.assignee, order.place_path
    if who is None or who.kind is not AssigneeKind.PERSON or order.closure is not Closure.RESOLVED:
        return
    if tx.policy(PointPolicy, place).find(CLAIMED_ORDER) is None:
        return
    told = tx.history("order", order.id, limit=MOST_EVENTS).items
    assigned = [event.data for event in told if event.name == ASSIGNED]
    if assigned and assigned[-1].claimed and assigned[-1].assignee_id == who.id:
        why = Why(tx.by.subject, place, CLAIMED_ORDER, 1, f"order/{order.id}")
        tx.reward_if_due(who.id, 1, why)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Accept an order (接单): it is in duty and will be dealt with; an automatic rule gives it away at once."""

from services.dispatch.domain import steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assignees import Why
from services.dispatch.domain.orders import Order
from services.dispatch.policies.assignment import AssignmentPolicy
from services.dispatch.store import Tx, candidates


def handle(tx: Tx, order_id: str) -> Order:
    order = tx.orders.get(order_id)
    tx.check_step(order, Action.ACCEPT)
    order = tx.save_order(*steps.accept(order, tx.now, tx.calendar_at(order.place_path)))
    return _given(tx, order)


def _given(tx: Tx, order: Order) -> Order:
    """To whom the rule says, if somebody can have it; else it waits for whoever assigns, and climbs."""
    at = order.place_path
    if not tx.policy(AssignmentPolicy, at).rule_for(order.category, order.within).automatic:
        return order
    best = next((one for one in candidates.proposals(tx, order) if one.eligible), None)
    if best is None:
        return order
    why = Why(best.rule, tuple(best.reasons))
    return tx.save_order(*steps.assign(order, best.candidate.assignee, tx.now, tx.calendar_at(at), why=why))

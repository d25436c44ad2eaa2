# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make a person or a company responsible (分配, 改派)."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Id, Input, Line
from services.dispatch.domain import assignment, steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assignees import Assignee, Why
from services.dispatch.domain.orders import Order
from services.dispatch.policies import CategoryPolicy
from services.dispatch.policies.assignment import AssignmentPolicy
from services.dispatch.store import Tx, candidates

Despite = Annotated[Line, Field(min_length=1, max_length=200)] | None


class AssignOrder(Input):
    """`assignee_id` is the id of a person or of a company.

    `despite`: why it is they, though they are absent or have as much as they can bear.
    """

    assignee_id: Id
    despite: Despite = None


def handle(tx: Tx, order_id: str, cmd: AssignOrder) -> Order:
    order = tx.orders.get(order_id)
    tx.check_step(order, Action.ASSIGN)
    assignee = tx.assignable(order.within, cmd.assignee_id, order.place_path)
    category = tx.policy(CategoryPolicy, order.place_path).find(order.category)
    if category is not None:
        category.check_served_by(assignee)
    why = _why(tx, order, assignee, cmd.despite)
    calendar = tx.calendar_at(order.place_path)
    return tx.save_order(*steps.assign(order, assignee, tx.now, calendar, why=why))


def _why(tx: Tx, order: Order, assignee: Assignee, despite: str | None) -> Why:
    rule = tx.policy(AssignmentPolicy, order.place_path).rule_for(order.category, order.within)
    one = candidates.candidate(tx, order, assignee)
    return assignment.explained(one, assignment.warnings(rule, one), despite)

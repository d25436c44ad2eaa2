# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make a person or a company responsible (分配, 改派)."""

from services.chassis.http import Id, Input
from services.dispatch.domain import steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.errors import NotAssignable
from services.dispatch.domain.orders import Order
from services.dispatch.policies import CategoryPolicy
from services.dispatch.store import Tx


class AssignOrder(Input):
    """`assignee_id` is the id of a person or of a company."""

    assignee_id: Id


def handle(tx: Tx, order_id: str, cmd: AssignOrder) -> Order:
    order = tx.orders.get(order_id)
    tx.check_step(order, Action.ASSIGN)
    assignee = tx.assignee(order.within, cmd.assignee_id)
    if assignee is None:
        raise NotAssignable(cmd.assignee_id, order.place_path)
    category = tx.policy(CategoryPolicy, order.place_path).find(order.category)
    if category is not None:
        category.check_served_by(assignee)
    return tx.save_order(*steps.assign(order, assignee, tx.now, tx.calendar_at(order.place_path)))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make one person or company responsible for several orders; each succeeds or is refused by itself."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import DomainError
from services.dispatch.commands import assign_order
from services.dispatch.commands.assign_order import AssignOrder, Despite
from services.dispatch.store import Tx

MOST_ORDERS = 25
"""Of one transaction: others wait for the database as long as it lasts."""


class AssignOrders(Input):
    order_ids: tuple[Id, ...] = Field(min_length=1, max_length=MOST_ORDERS)
    assignee_id: Id
    despite: Despite = None


@dataclass(frozen=True)
class Assignment:
    """What became of one order; without a refusal it is assigned."""

    order_id: str
    refusal: DomainError | None = None


def handle(tx: Tx, cmd: AssignOrders) -> list[Assignment]:
    to = AssignOrder(assignee_id=cmd.assignee_id, despite=cmd.despite)
    return [_assigned(tx, order_id, to) for order_id in dict.fromkeys(cmd.order_ids)]


def _assigned(tx: Tx, order_id: str, to: AssignOrder) -> Assignment:
    try:
        assign_order.handle(tx, order_id, to)
    except DomainError as refusal:
        return Assignment(order_id, refusal)
    return Assignment(order_id)

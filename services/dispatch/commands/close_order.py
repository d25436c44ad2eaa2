# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close an order (办结) after the revisit."""

from typing import Literal

from services.chassis.http import Input
from services.dispatch.commands import reward_claim
from services.dispatch.domain import steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.domain.outcomes import Closure
from services.dispatch.store import Tx


class CloseOrder(Input):
    closure: Literal["resolved", "unsolvable", "withdrawn"] = "resolved"


def handle(tx: Tx, order_id: str, cmd: CloseOrder) -> Order:
    order = tx.orders.get(order_id)
    tx.check_step(order, Action.CLOSE)
    calendar = tx.calendar_at(order.place_path)
    closed = tx.save_order(*steps.close(order, Closure(cmd.closure), tx.now, calendar))
    reward_claim.handle(tx, closed)
    return closed

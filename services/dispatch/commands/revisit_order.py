# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record the revisit (回访): was the reporter reached, is it solved, how satisfied is he."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import access, steps
from services.dispatch.domain.orders import Order, Revisit
from services.dispatch.domain.steps import Action
from services.dispatch.store import Tx


class RevisitOrder(Input):
    contacted: bool
    solved: bool
    satisfied: int = Field(ge=1, le=5)
    note: Lines = Field("", max_length=1000)


def handle(tx: Tx, order_id: str, cmd: RevisitOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.REVISIT)
    answer = Revisit(cmd.contacted, cmd.solved, cmd.satisfied, cmd.note)
    return tx.save_order(*steps.revisit(order, answer, tx.now, tx.calendar_at(order.place_path)))

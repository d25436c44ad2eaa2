# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finish the work (处理) with its result and the evidence; a finish may be reported late."""

from pydantic import Field

from services.chassis import files
from services.chassis.http import Id, Input, Moment
from services.dispatch.commands import Remark
from services.dispatch.domain import steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order, Work
from services.dispatch.store import Tx


class FinishOrder(Input):
    """`evidence`: uploaded files, photos for instance; `finished_at`: when it was done, if not now."""

    result: Remark
    evidence: tuple[Id, ...] = Field((), max_length=10)
    finished_at: Moment | None = None


def handle(tx: Tx, order_id: str, cmd: FinishOrder) -> Order:
    order = tx.orders.get(order_id)
    tx.check_step(order, Action.FINISH)
    files.claim(tx, cmd.evidence, "order", order.id)
    work = Work(cmd.result, cmd.evidence, cmd.finished_at or tx.now)
    return tx.save_order(*steps.finish(order, work, tx.now, tx.calendar_at(order.place_path)))

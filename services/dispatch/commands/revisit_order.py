# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record the revisit (回访): was the reporter reached, is it solved, how satisfied is he."""

from typing import Literal

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.commands import Reasons
from services.dispatch.domain import quality, steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.domain.outcomes import Revisit, RevisitChannel
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.store import Tx


class RevisitOrder(Input):
    """`contacted`: the reporter was reached. `responded`: somebody had got in touch in time, if that was
    asked. `reasons`: codes of the policy `quality`.
    """

    contacted: bool
    solved: bool
    satisfied: int = Field(ge=1, le=5)
    note: Lines = Field("", max_length=1000)
    responded: bool | None = None
    reasons: Reasons = ()
    channel: Literal[RevisitChannel.PHONE, RevisitChannel.VISIT] = RevisitChannel.PHONE


def handle(tx: Tx, order_id: str, cmd: RevisitOrder) -> Order:
    order = tx.orders.get(order_id)
    tx.check_step(order, Action.REVISIT)
    reasons = quality.known_reasons(cmd.reasons, tx.policy(QualityPolicy, order.place_path).revisiting)
    answer = Revisit(cmd.contacted, cmd.solved, cmd.satisfied, cmd.note, cmd.responded, reasons, cmd.channel)
    return tx.save_order(*steps.revisit(order, answer, tx.now, tx.calendar_at(order.place_path)))

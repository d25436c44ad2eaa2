# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reporter answers by himself what the revisit (回访) would ask."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.commands import Reasons
from services.dispatch.domain import access, quality, steps
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.domain.outcomes import Revisit, RevisitChannel
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.store import Tx


class AnswerRevisit(Input):
    """`responded`: somebody had got in touch in time; `reasons`: codes of the policy `quality`."""

    responded: bool
    solved: bool
    satisfied: int = Field(ge=1, le=5)
    reasons: Reasons = ()
    note: Lines = Field("", max_length=1000)


def handle(tx: Tx, order_id: str, cmd: AnswerRevisit) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.ANSWER)
    known = tx.policy(QualityPolicy, order.place_path).revisiting
    answer = Revisit(
        contacted=True,
        solved=cmd.solved,
        satisfied=cmd.satisfied,
        note=cmd.note,
        responded=cmd.responded,
        reasons=quality.known_reasons(cmd.reasons, known),
        channel=RevisitChannel.PORTAL,
    )
    return tx.save_order(*steps.revisit(order, answer, tx.now, tx.calendar_at(order.place_path)))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The organisation evaluates the work (组织评单), once in a round and apart from what the reporter says."""

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.commands import Reasons
from services.dispatch.domain import access, quality
from services.dispatch.domain.actions import Action
from services.dispatch.domain.orders import Order
from services.dispatch.domain.outcomes import Evaluation
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.store import Tx


class EvaluateOrder(Input):
    """`score`: 1 to 5; `reasons`: codes of the policy `quality`. Whoever sees the order reads it."""

    score: int = Field(ge=1, le=5)
    reasons: Reasons = ()
    note: Lines = Field("", max_length=1000)


def handle(tx: Tx, order_id: str, cmd: EvaluateOrder) -> Order:
    order = tx.orders.get(order_id)
    access.check(tx.by, order, Action.EVALUATE)
    known = tx.policy(QualityPolicy, order.place_path).evaluating
    reasons = quality.known_reasons(cmd.reasons, known)
    found = Evaluation(cmd.score, reasons, cmd.note, tx.by.subject, tx.now)
    return tx.save_order(*quality.evaluate(order, found, tx.now))

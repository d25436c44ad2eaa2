# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answer questions of a round's checklist; a later answer to the same question counts."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import round_access, rounds
from services.dispatch.domain.rounds import Answer, Round
from services.dispatch.policies.reasons import Code
from services.dispatch.store import Tx


class AnswerIs(Input):
    """What is not `good` is told in words."""

    item: Code
    good: bool
    note: Annotated[Lines, Field(max_length=500)] = ""


class AnswerRound(Input):
    answers: tuple[AnswerIs, ...] = Field(min_length=1, max_length=100)


def handle(tx: Tx, round_id: str, cmd: AnswerRound) -> Round:
    """Raises NotFound, Forbidden, RoundNotOpen, UnknownItem, AnswerWithoutWords."""
    one = tx.rounds.get(round_id)
    round_access.check_made(tx.by, one)
    return tx.save_round(*rounds.answer(one, [Answer(**dict(said)) for said in cmd.answers]))

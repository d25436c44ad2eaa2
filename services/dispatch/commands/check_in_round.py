# SPDX-License-Identifier: AGPL-3.0-or-later
"""Check in at a point of a round (签到) by the code that hangs there; in any order, each point once."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line
from services.dispatch.domain import round_access, rounds
from services.dispatch.domain.rounds import Round
from services.dispatch.store import Tx


class CheckInRound(Input):
    """`code`: what the QR sheet of the point says."""

    code: Annotated[Line, Field(min_length=1, max_length=100)]


def handle(tx: Tx, round_id: str, cmd: CheckInRound) -> Round:
    """Raises NotFound, Forbidden, RoundNotOpen, WrongPointCode, PointVisited."""
    one = tx.rounds.get(round_id)
    round_access.check_made(tx.by, one)
    return tx.save_round(*rounds.check_in(one, cmd.code, tx.by.subject, tx.now))

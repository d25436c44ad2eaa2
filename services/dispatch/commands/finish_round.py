# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finish a round: every point and answer that its plan demands is there; after the limit it is done late."""

from typing import Annotated

from pydantic import Field

from services.chassis import files
from services.chassis.http import Input, Lines
from services.dispatch.commands import Photos
from services.dispatch.domain import round_access, rounds
from services.dispatch.domain.rounds import Round
from services.dispatch.store import Tx


class FinishRound(Input):
    """`photos`: uploaded pictures of the round."""

    note: Annotated[Lines, Field(max_length=2000)] = ""
    photos: Photos = ()


def handle(tx: Tx, round_id: str, cmd: FinishRound) -> Round:
    """Raises NotFound, Forbidden, RoundNotOpen, RoundIncomplete."""
    one = tx.rounds.get(round_id)
    round_access.check_made(tx.by, one)
    finished = rounds.finish(one, cmd.note, cmd.photos, tx.now)
    files.claim(tx, cmd.photos, "round", one.id)
    return tx.save_round(*finished)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep the lots (抽签) drawn among candidates whom both measures leave equal: the election goes on."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.deliberation.commands import Document
from services.deliberation.domain import elections
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.elections import Election
from services.deliberation.domain.timer_kinds import EFFECT
from services.deliberation.store import Tx


class DrawLots(Input):
    """`order`: as they were drawn; `document`: the record, signed by who was there."""

    order: tuple[Id, ...] = Field(min_length=2, max_length=50)
    document: Document


def handle(tx: Tx, election_id: str, cmd: DrawLots) -> Election:
    election = tx.elections.get(election_id)
    tx.require(Permission.BODIES_KEEP, election.place)
    election = elections.draw_lots(election, cmd.order, cmd.document)
    tx.elections.save(election)
    tx.timers.set(EFFECT, election.candidate(cmd.order[0]).vote_id or "", tx.now)
    return election

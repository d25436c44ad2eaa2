# SPDX-License-Identifier: AGPL-3.0-or-later
"""Appoint members from a list that was public (任命), where no owners' vote fills the seats."""

from pydantic import Field

from services.chassis import publicity
from services.chassis.http import Id, Input
from services.deliberation.commands import Document, seat_members
from services.deliberation.domain import elections
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.elections import Action, Election
from services.deliberation.domain.kinds import Kind
from services.deliberation.store import Tx


class AppointMembers(Input):
    """`document`: the decision, the minutes of the meeting that chose them for instance."""

    person_ids: tuple[Id, ...] = Field(min_length=1, max_length=50)
    document: Document


def handle(tx: Tx, election_id: str, cmd: AppointMembers) -> Election:
    election = tx.elections.get(election_id)
    tx.require(Permission.BODIES_KEEP, election.place)
    elections.check(election, Action.APPOINT)
    publicity.require_effect(tx.latest_of(f"election/{election.id}", Kind.CANDIDATES))
    election, events = elections.appoint(election, cmd.person_ids, cmd.document)
    tx.elections.save(election, *events)
    return seat_members.handle(tx, election.id)

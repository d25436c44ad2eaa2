# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nominate a candidate: oneself, jointly with other owners on a signed paper, or as the committee."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.deliberation.commands import Document, Text, Title
from services.deliberation.domain import access, elections
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.bodies import Person
from services.deliberation.domain.body_rules import Nomination
from services.deliberation.domain.candidates import Candidate
from services.deliberation.domain.elections import Election
from services.deliberation.domain.places import owns_in
from services.deliberation.domain.rolls import head_of
from services.deliberation.store import Tx


class NominateCandidate(Input):
    """`person_id` and `name`: oneself where they are left out.

    `unit_id`: the flat by which the candidate is an owner. `signed_for`: the flats whose owners signed the
    joint nomination, which is the `document`.
    """

    nominated: Nomination = Nomination.SELF
    person_id: Id | None = None
    name: Title | None = None
    statement: Text | None = None
    unit_id: Id | None = None
    signed_for: tuple[Id, ...] = Field((), max_length=90)
    document: Document | None = None


def handle(tx: Tx, election_id: str, cmd: NominateCandidate) -> Election:
    election = tx.elections.get(election_id)
    _check_may(tx, election, cmd)
    own = cmd.nominated is Nomination.SELF
    person = Person(tx.by.subject if own else cmd.person_id or tx.by.subject, cmd.name or tx.by.name)
    candidate = Candidate(
        person=person,
        nominated=cmd.nominated,
        at=tx.now,
        statement=cmd.statement or "",
        unit_id=cmd.unit_id if _owns(tx, election, cmd.unit_id, person.id) else None,
        supporters=_heads(tx, election, cmd.signed_for),
        document=cmd.document or "",
    )
    sitting = (one.person.id for one in tx.bodies.get(election.body_id).sitting)
    election, events = elections.nominate(election, candidate, sitting)
    tx.elections.save(election, *events)
    return election


def _check_may(tx: Tx, election: Election, cmd: NominateCandidate) -> None:
    """Who keeps the body nominates for it; an owner stands wherever they live."""
    if cmd.nominated is Nomination.COMMITTEE:
        tx.require(Permission.BODIES_KEEP, election.place)
    elif not _owns(tx, election, cmd.unit_id, tx.by.subject):
        access.check_concerns(tx.by, Permission.BODIES_READ, election.place)


def _owns(tx: Tx, election: Election, unit_id: str | None, person_id: str) -> bool:
    if unit_id is None:
        return False
    return owns_in(election.place, tx.places.find(unit_id), tx.ownerships.find(unit_id), person_id)


def _heads(tx: Tx, election: Election, unit_ids: tuple[str, ...]) -> int:
    """How many owners signed: the same ones are one, however many flats they have."""
    units = [one for one in tx.places.several(unit_ids) if one.lies_in(election.place) and one.active]
    owned = tx.ownerships.several(one.id for one in units)
    return len({head_of(one.id, one.owners) for one in owned if one.owners})

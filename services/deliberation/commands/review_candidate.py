# SPDX-License-Identifier: AGPL-3.0-or-later
"""Review a candidate (资格审查): whether they may stand; what the registers say is added by itself."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.deliberation.commands import Text
from services.deliberation.domain import elections
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.body_rules import RULES, Ground
from services.deliberation.domain.candidates import Candidate, Refusal, Review
from services.deliberation.domain.elections import Election
from services.deliberation.domain.places import owns_in
from services.deliberation.store import Tx

NO_UNIT = "房屋登记中没有这位候选人在本小区的房屋"
SERVES = "在为本小区服务的企业任职"


class Held(Input):
    """What is held against a candidate, and how it is known."""

    ground: Ground
    reason: Text


class ReviewCandidate(Input):
    """`refusals`: none where the candidate may stand."""

    person_id: Id
    refusals: tuple[Held, ...] = Field((), max_length=10)


def handle(tx: Tx, election_id: str, cmd: ReviewCandidate) -> Election:
    election = tx.elections.get(election_id)
    tx.require(Permission.BODIES_KEEP, election.place)
    said = tuple(Refusal(one.ground, one.reason) for one in cmd.refusals)
    known = {one.ground for one in said}
    seen = _seen(tx, election, election.candidate(cmd.person_id))
    refusals = (*said, *(one for one in seen if one.ground not in known))
    made = Review(refusals=refusals, by=tx.by.subject, at=tx.now)
    election, events = elections.review(election, cmd.person_id, made)
    tx.elections.save(election, *events)
    return election


def _seen(tx: Tx, election: Election, candidate: Candidate) -> list[Refusal]:
    """What the registers hold against the candidate, of what counts for this kind of body."""
    person, unit, place = candidate.person.id, candidate.unit_id, election.place
    owner = bool(unit) and owns_in(place, tx.places.find(unit or ""), tx.ownerships.find(unit or ""), person)
    found = (
        (Refusal(Ground.NOT_OWNER, NO_UNIT), not owner),
        (Refusal(Ground.COMPANY_STAFF, SERVES), tx.company_at(place, person)),
    )
    return [one for one, stands in found if stands and one.ground in RULES[election.kind].grounds]

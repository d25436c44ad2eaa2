# SPDX-License-Identifier: AGPL-3.0-or-later
"""What becomes of seats and candidates when their owners sell: who owns nothing there any more leaves."""

from __future__ import annotations

from dataclasses import replace

from services.chassis.values import Event
from services.deliberation.domain import events as facts
from services.deliberation.domain.bodies import Body
from services.deliberation.domain.body_rules import RULES, BodyKind, Ground
from services.deliberation.domain.candidates import Candidate
from services.deliberation.domain.electing import Ranking
from services.deliberation.domain.elections import RUNNING, Election


def seats_owners(kind: BodyKind) -> bool:
    """Whether ownership gives a seat in such a body (Hangzhou Arts. 25, 32; Beijing Art. 53)."""
    rule = RULES[kind]
    return Ground.NOT_OWNER in rule.grounds or rule.owners is not None


def by_unit(election: Election, unit_id: str) -> tuple[Candidate, ...]:
    """Who stood as an owner of the unit."""
    return tuple(one for one in election.candidates if one.unit_id == unit_id)


def rest_on(election: Election, person_id: str, unit_id: str) -> Election:
    """Who sold one flat is an owner by another one."""
    return _changed(election, person_id, unit_id=unit_id)


def fall(election: Election, person_id: str) -> tuple[Election, list[Event]]:
    """A nomination falls, however far the election is; of one that is over nothing changes."""
    candidate = election.candidate(person_id)
    if election.state not in RUNNING or candidate.fell:
        return election, []
    fact = facts.CandidateFell(election.id, election.place, person_id, Ground.NOT_OWNER)
    return _changed(election, person_id, fell=election.state.value), [fact]


def drop_alternate(body: Body, person_id: str) -> Body:
    """Nobody follows into a seat that they could not keep."""
    return replace(body, alternates=tuple(one for one in body.alternates if one.person.id != person_id))


def chosen(election: Election) -> Ranking:
    """Who is seated of a decided election: in place of those who fell the next ones of the ranking."""
    fallen = {one.person.id for one in election.candidates if one.fell}
    ranking = election.ranking
    order = [one for one in (*ranking.elected, *ranking.alternates) if one not in fallen]
    seats = len(ranking.elected)
    return Ranking(tuple(order[:seats]), tuple(order[seats:]), ranking.tied)


def _changed(election: Election, person_id: str, **changed: str) -> Election:
    found = tuple(
        replace(one, **changed) if one.person.id == person_id else one  # type: ignore[arg-type]
        for one in election.candidates
    )
    return replace(election, candidates=found)

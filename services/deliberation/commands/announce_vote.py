# SPDX-License-Identifier: AGPL-3.0-or-later
"""Announce a vote: the plan is published, the owners are told, and the roll is frozen."""

from services.deliberation.domain import publications, votes
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.errors import RollWithoutAreas, RollWithoutUnits
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.places import UNIT
from services.deliberation.domain.timer_kinds import ENROL, OPEN
from services.deliberation.domain.votes import Vote
from services.deliberation.store import Tx


def handle(tx: Tx, vote_id: str) -> Vote:
    vote = tx.votes.get(vote_id)
    tx.require(Permission.VOTES_CONVENE, vote.place)
    vote, events = votes.announce(vote, tx.now, tx.calendar_at(vote.place))
    _check_units(tx, vote)
    tx.timers.set(ENROL, vote.id, tx.now, position="")
    tx.timers.set(OPEN, vote.id, vote.opens_at)
    tx.votes.save(vote, *events)
    tx.publish_of_vote(Kind.PLAN, vote, publications.plan(vote))
    return vote


def _check_units(tx: Tx, vote: Vote) -> None:
    units = {"within": vote.place, "kind": UNIT, "active": True}
    if tx.places.first(units) is None:
        raise RollWithoutUnits(vote.place)
    unmeasured = tx.places.first({**units, "area": None})
    if unmeasured:
        raise RollWithoutAreas(vote.place, unmeasured.id)

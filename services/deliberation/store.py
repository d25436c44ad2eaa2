# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deliberation keeps: topics, votes, rolls, ballots; copies of places, ownerships, appointments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import CalendarPolicy
from services.chassis.store import MOST_IDS, Collection, Copy, Index, UnitOfWork
from services.chassis.values import Event, OrgPath
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.casting import HeadAnswer, Proxy, UnitBallots, key_of
from services.deliberation.domain.deliveries import Delivery
from services.deliberation.domain.errors import NotOnRoll, UnknownPlace
from services.deliberation.domain.places import Appointment, Ownership, Place
from services.deliberation.domain.rolls import RollUnit
from services.deliberation.domain.topics import Topic
from services.deliberation.domain.votes import Vote

ENROL = "vote.enrol"
"""Puts the next units of a place on the roll of an announced vote."""
FREEZE = "vote.freeze"
"""Reads the roll in the order of its heads and hashes it."""
OPEN = "vote.open"
CLOSE = "vote.close"
COUNT = "vote.count"
"""Counts the next units of a closed vote."""
SETTLE = "vote.settle"
"""When a result has been public for long enough."""

UNITS_AT_ONCE = MOST_IDS - 1
"""So many units are enrolled, hashed or counted in one transaction; one head more is looked up with them."""


@dataclass(frozen=True)
class RollEntry:
    """A unit on the roll of a vote; `head` sorts the roll."""

    id: str
    vote_id: str
    head: str
    unit: RollUnit


class Tx(UnitOfWork):
    topics = Collection(Topic, "topics", orderings=("raised_at",), indexes=(Index("within", "by_raised_at"),))
    votes = Collection(Vote, "votes", orderings=("opens_at",), indexes=(Index("within", "by_opens_at"),))
    roll = Collection(
        RollEntry,
        "roll",
        orderings=("head",),
        indexes=(Index("vote_id", "by_head"), Index("vote_id", "unit.owners")),
    )
    ballots = Collection(UnitBallots, "ballots", indexes=(Index("vote_id", "_id"),))
    proxies = Collection(Proxy, "proxies", indexes=(Index("vote_id", "agent"),))
    answers = Collection(HeadAnswer, "answers")
    deliveries = Collection(Delivery, "deliveries")
    places = Copy(
        Place,
        "places",
        indexes=(
            Index("path", unique=True),
            Index("within", "kind", "active", "_id"),
            Index("within", "kind", "active", "area"),
        ),
    )
    ownerships = Copy(Ownership, "ownerships")
    appointments = Copy(Appointment, "appointments", indexes=(Index("person_id"),))

    @cached_property
    def calendar(self) -> Calendar:
        """The district's working time."""
        return self.policy(CalendarPolicy).value()

    def calendar_at(self, place: OrgPath) -> Calendar:
        """The working time of a place."""
        return self.policy(CalendarPolicy, place).value()

    def place_at(self, path: OrgPath) -> Place:
        """The active place. Raises UnknownPlace."""
        place = self.places.first({"path": path})
        if place is None or not place.active:
            raise UnknownPlace(path)
        return place

    def entry(self, vote: Vote, unit_id: str) -> RollUnit:
        """The unit as the vote's roll has it. Raises NotOnRoll."""
        found = self.roll.find(key_of(vote.id, unit_id))
        if found is None:
            raise NotOnRoll(unit_id)
        return found.unit

    def box(self, vote: Vote, unit_id: str) -> UnitBallots:
        """All ballots for the unit, none as yet perhaps."""
        key = key_of(vote.id, unit_id)
        return self.ballots.find(key) or UnitBallots(id=key, vote_id=vote.id, unit_id=unit_id)

    def answers_of(self, vote: Vote, heads: Iterable[str]) -> dict[str, Choice]:
        """The answers that these heads gave as persons."""
        keys = sorted({key_of(vote.id, head) for head in heads})
        return {one.head: one.choice for one in self.answers.several(keys)}

    def proxy_of(self, vote: Vote, principal: str, agent: str) -> Proxy | None:
        """The owner's written proxy to this person, if there is one."""
        found = self.proxies.find(key_of(vote.id, principal))
        return found if found and found.agent == agent else None

    def company_at(self, place: OrgPath, person_id: str) -> bool:
        """Whether the person works for a company that serves at the place today."""
        today = self.calendar_at(place).local_date(self.now).isoformat()
        found = self.appointments.list({"person_id": person_id})
        return any(
            (one.path.covers(place) or place.covers(one.path)) and (one.until is None or one.until >= today)
            for one in found
        )

    def keep_box(self, box: UnitBallots, events: list[Event]) -> UnitBallots:
        """Keep the ballots of a unit."""
        if self.ballots.find(box.id):
            self.ballots.save(box, *events)
        else:
            self.ballots.add(box, *events)
        return box

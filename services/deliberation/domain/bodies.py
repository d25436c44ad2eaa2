# SPDX-License-Identifier: AGPL-3.0-or-later
"""A body (组织): its seats, who sits in them from when until when, its term, filing and handover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from services.chassis.values import Event, OrgPath
from services.deliberation.domain import events as facts
from services.deliberation.domain.body_errors import (
    BodyEmpty,
    NotAMember,
    NothingToHandOver,
    SeatsNotAllowed,
    TermNotAllowed,
)
from services.deliberation.domain.body_rules import RULES, SMALL, BodyKind, Ending


@dataclass(frozen=True)
class Person:
    """Somebody with the name under which they are published."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Member:
    """Who sits, or sat: `since` and `until` are the first and the last day."""

    person: Person
    election_id: str
    since: date
    until: date | None = None
    ending: Ending | None = None


@dataclass(frozen=True)
class Alternate:
    """A runner-up who fills the next gap, in the order of the election."""

    person: Person
    election_id: str


@dataclass(frozen=True)
class Term:
    """The first and the last day of a term."""

    begins: date
    ends: date


@dataclass(frozen=True)
class Filing:
    """The record at the housing authority and the sub-district (备案)."""

    number: str
    filed_on: date


@dataclass(frozen=True)
class HandoverItem:
    """A thing that is handed over; `document`: the receipt."""

    text: str
    document: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Handover:
    """What the members of a term owe the next ones (移交), until when."""

    due_on: date
    items: tuple[HandoverItem, ...]

    @property
    def done(self) -> bool:
        return all(item.at for item in self.items)


@dataclass(frozen=True, kw_only=True)
class Body:
    """A committee or another body of a place.

    Attributes:
        members: all of them, those who left too.
        level: how far the end of its term has climbed: 0 told to the body's place once before it ends.
        file_by: until when its election is to be filed; none where nobody asks for it.

    """

    id: str
    kind: BodyKind
    name: str
    place: OrgPath
    within: tuple[str, ...]
    seats: int
    members: tuple[Member, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    term: Term | None = None
    level: int = 0
    chair_id: str | None = None
    file_by: date | None = None
    filing: Filing | None = None
    handover: Handover | None = None

    @property
    def sitting(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.until is None)

    @property
    def gaps(self) -> int:
        return self.seats - len(self.sitting)

    @property
    def by_election_due(self) -> bool:
        """Whether fewer than half of the seats are taken in a running term."""
        return self.term is not None and len(self.sitting) * 2 < self.seats


@dataclass(frozen=True, kw_only=True)
class Seating:
    """Who takes the seats after an election, in which term.

    `file_by` and `handover` for a whole new body; a by-election has neither and keeps the term.
    """

    election_id: str
    elected: tuple[Person, ...]
    alternates: tuple[Person, ...]
    on: date
    ends: date
    by_election: bool
    file_by: date | None
    handover: Handover


Step = tuple[Body, list[Event]]


def found(body: Body, households: int) -> Step:
    """Set up a body with its seats, empty as yet. Raises SeatsNotAllowed."""
    rule = RULES[body.kind]
    least = rule.small_least if households <= SMALL else rule.least
    if not least <= body.seats <= rule.most or (rule.odd and body.seats % 2 == 0):
        raise SeatsNotAllowed(body.seats, least, rule.most, rule.odd)
    return body, [facts.BodyFounded(body.id, body.kind, body.name, body.place, body.seats)]


def latest_end(begins: date, years: int) -> date:
    """The last day of a term of so many years: the corresponding day, else the month's last.

    Civil Code Arts. 201, 202: the day on which it begins does not count.
    """
    leap_day = (begins.month, begins.day) == (2, 29)
    day = begins - timedelta(days=1) if leap_day and years % 4 else begins
    return day.replace(year=day.year + years)


def seat(body: Body, seating: Seating) -> Step:
    """The elected sit from now on; a new term ends the members of the one before. Raises TermNotAllowed."""
    new = tuple(_member(one, seating) for one in seating.elected)
    waiting = tuple(Alternate(one, seating.election_id) for one in seating.alternates)
    if seating.by_election and body.term:
        body = replace(body, members=body.members + new, alternates=body.alternates + waiting)
    else:
        term = _term(body.kind, seating)
        handed = body.handover or (seating.handover if body.sitting else None)
        body = replace(
            body,
            members=tuple(_ended(one, seating.on, Ending.TERM_OVER) for one in body.members) + new,
            alternates=waiting,
            term=term,
            level=0,
            chair_id=None,
            file_by=seating.file_by,
            filing=None,
            handover=handed,
        )
    ends = body.term.ends if body.term else seating.ends
    ids = tuple(one.id for one in seating.elected)
    return body, [facts.MembersSeated(body.id, seating.election_id, body.place, ids, seating.on, ends)]


def end_membership(body: Body, person_id: str, ending: Ending, today: date) -> Step:
    """Somebody leaves; the first alternate takes the seat. Raises NotAMember."""
    check_member(body, person_id)
    members = tuple(_ended(one, today, ending) if one.person.id == person_id else one for one in body.members)
    body = replace(body, members=members, chair_id=None if body.chair_id == person_id else body.chair_id)
    successor, *rest = body.alternates or (None,)
    if successor:
        next_in = Member(person=successor.person, election_id=successor.election_id, since=today)
        body = replace(body, members=(*body.members, next_in), alternates=tuple(rest))
    fact = facts.MembershipEnded(
        body.id,
        body.place,
        person_id,
        ending,
        len(body.sitting),
        body.by_election_due,
        successor.person.id if successor else None,
    )
    return body, [fact]


def check_member(body: Body, person_id: str) -> None:
    """Raises NotAMember unless the person sits in the body."""
    if person_id not in {one.person.id for one in body.sitting}:
        raise NotAMember(person_id)


def file(body: Body, filing: Filing, chair_id: str) -> Step:
    """The election is on file at the authority (Property Management Regulation Art. 16: in thirty days).

    The chair is one of the members. Raises BodyEmpty, NotAMember.
    """
    if not body.sitting:
        raise BodyEmpty(body.id)
    check_member(body, chair_id)
    fact = facts.BodyFiled(body.id, body.place, filing.number, filing.filed_on)
    return replace(body, filing=filing, chair_id=chair_id), [fact]


def hand_over(body: Body, text: str, document: str, at: datetime) -> Step:
    """A thing was handed over to the next members, with a receipt. Raises NothingToHandOver."""
    handover = body.handover
    waiting = [one.text for one in handover.items if one.at is None] if handover else []
    if handover is None or text not in waiting:
        raise NothingToHandOver(body.id, text)
    items = tuple(HandoverItem(text, document, at) if one.text == text else one for one in handover.items)
    handover = replace(handover, items=items)
    fact = facts.HandoverAdvanced(body.id, body.place, text, handover.done)
    return replace(body, handover=None if handover.done else handover), [fact]


def tell_of_end(body: Body) -> Step:
    """The term will end: its own place is told."""
    return _told(body, 0, body.place)


def climb(body: Body) -> Step:
    """The term is over and nobody was elected: the next place up is told, its own first."""
    level, above = body.place.climb(body.level)
    return _told(replace(body, level=level), level, above)


def end_term(body: Body, handover: Handover) -> Body:
    """The term is over: what is to be handed over stands on its list; members go on until others sit."""
    return body if body.handover else replace(body, handover=handover)


def _told(body: Body, level: int, told: OrgPath) -> Step:
    ends = body.term.ends if body.term else None
    return body, [facts.TermEnding(body.id, body.place, level, told, ends)]


def _term(kind: BodyKind, seating: Seating) -> Term:
    latest = latest_end(seating.on, RULES[kind].longest_years)
    if not seating.on <= seating.ends <= latest:
        raise TermNotAllowed(seating.on, latest)
    return Term(seating.on, seating.ends)


def _member(person: Person, seating: Seating) -> Member:
    return Member(person=person, election_id=seating.election_id, since=seating.on)


def _ended(member: Member, on: date, ending: Ending) -> Member:
    return member if member.until else replace(member, until=on, ending=ending)


def handover_of(texts: Iterable[str], due_on: date) -> Handover:
    """A list of things, none of them handed over."""
    return Handover(due_on, tuple(HandoverItem(text) for text in texts))

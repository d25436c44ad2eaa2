# SPDX-License-Identifier: AGPL-3.0-or-later
"""Committees of residents and of owners, with their terms and members."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.errors import SeatRefused
from services.identity.domain.events import CommitteeCreated, CommitteeMemberAppointed
from services.identity.domain.kinds import CommitteeKind, PlaceKind, Post
from services.identity.domain.places import Place


@dataclass(frozen=True, slots=True)
class CommitteeRule:
    """Where a committee of a kind sits, its most members and its longest term in years."""

    places: frozenset[PlaceKind]
    most_members: int
    longest_term: int


_HOMES = frozenset({PlaceKind.COMPOUND, PlaceKind.BUILDING})
RULES = {
    CommitteeKind.RESIDENTS: CommitteeRule(frozenset({PlaceKind.NEIGHBOURHOOD}), 9, 5),
    CommitteeKind.SUPERVISION: CommitteeRule(frozenset({PlaceKind.NEIGHBOURHOOD}), 9, 5),
    CommitteeKind.OWNERS: CommitteeRule(_HOMES, 11, 5),
    CommitteeKind.PROPERTY_MANAGEMENT: CommitteeRule(_HOMES | {PlaceKind.NEIGHBOURHOOD}, 11, 3),
}
"""Residents' Committee Organic Law (2025) Arts. 8, 14, 36; Guiding Rules Art. 31; Beijing Arts. 52-60."""


@dataclass(frozen=True, slots=True)
class Member:
    person_id: str
    post: Post
    since: date


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee in one term; a new term is a new committee. Both days of the term belong to it."""

    id: str
    kind: CommitteeKind
    name: str
    place_path: OrgPath
    within: tuple[OrgPath, ...]
    term_start: date
    term_end: date
    members: tuple[Member, ...] = ()

    def has(self, person_id: str) -> bool:
        return any(member.person_id == person_id for member in self.members)

    def overlaps(self, other: "Committee") -> bool:
        return self.term_start <= other.term_end and other.term_start <= self.term_end


def create(
    committee_id: str, kind: CommitteeKind, name: str, place: Place, term: tuple[date, date]
) -> tuple[Committee, list[Event]]:
    """A committee for a term. Raises Invalid for a wrong kind of place or a term too long or reversed."""
    rule = RULES[kind]
    start, end = term
    if place.kind not in rule.places:
        raise Invalid("place_id", f"a {kind} is for a {' or '.join(sorted(rule.places))}")
    place.require_active()
    if end <= start:
        raise Invalid("term_end", "lies not after the start of the term")
    if (end.year - start.year, end.month, end.day) > (rule.longest_term, start.month, start.day):
        raise Invalid("term_end", f"the term of a {kind} is at most {rule.longest_term} years")
    committee = Committee(committee_id, kind, name, place.path, place.within, start, end)
    event = CommitteeCreated(committee_id, kind, name, place.path, term_start=start, term_end=end)
    return committee, [event]


def vacate(committee: Committee, person_id: str) -> Committee:
    """The person's seat is free again; that their office ended is told by it."""
    left = tuple(member for member in committee.members if member.person_id != person_id)
    return replace(committee, members=left)


def appoint(
    committee: Committee, person_id: str, post: Post, since: date, rivals: Iterable[Committee] = ()
) -> tuple[Committee, list[Event]]:
    """A person takes a seat. Who sits on a rival, the one that watches this or is watched by it, may not.

    Raises:
        SeatRefused: with the reason.

    """
    if committee.has(person_id):
        raise SeatRefused("member_already")
    if post is Post.CHAIR and any(member.post is Post.CHAIR for member in committee.members):
        raise SeatRefused("chair_taken")
    if len(committee.members) >= RULES[committee.kind].most_members:
        raise SeatRefused("no_seat_left")
    if not committee.term_start <= since <= committee.term_end:
        raise SeatRefused("outside_term")
    if any(rival.overlaps(committee) and rival.has(person_id) for rival in rivals):
        raise SeatRefused("sits_on_rival")
    changed = replace(committee, members=(*committee.members, Member(person_id, post, since)))
    return changed, [CommitteeMemberAppointed(committee.id, person_id, post, since)]

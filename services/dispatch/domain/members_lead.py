# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far members of the party go first (党员先锋): their part of what was claimed and served, as numbers.

Membership is sensitive (PIPL Art. 28), so nothing that is told of it leads to anybody: a month is told when
it is over and never changes again; few acts or people, or nearly all of one kind, are not told at all; and
what is told is rounded, so that no difference of two figures is one person's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from services.chassis import written
from services.chassis.calendar import months_after
from services.chassis.values import OrgPath
from services.dispatch.domain.access import NEIGHBOURHOOD_DEPTH
from services.dispatch.domain.tallies import STRIPES, Numbers

STEP_ACTS, STEP_PERCENT = 10, 5
"""What is told is a multiple of these."""

FORGOTTEN = "lead_persons"


class LeadKind(StrEnum):
    """What people go first in: claimed orders (党员接单), confirmed hours of volunteering."""

    CLAIMS = "claims"
    HOURS = "hours"


@dataclass(frozen=True)
class MemberRecord:
    """That somebody is a member by one of identity's records; both days belong to it."""

    id: str
    since: str
    until: str | None = None

    def on(self, day: str) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Member:
    """A member of the party, by the person's id: no organisation, no place."""

    id: str
    records: tuple[MemberRecord, ...] = ()

    def told(self, record: MemberRecord, today: date) -> Member:
        """With what is told of a record last; what is over is kept no longer."""
        others = tuple(one for one in self.records if one.id != record.id)
        known = next((one for one in self.records if one.id == record.id), None)
        newest = replace(record, since=record.since or (known.since if known else ""))
        lasting = (one for one in (*others, newest) if one.until is None or one.until >= today.isoformat())
        return replace(self, records=tuple(lasting))

    def on(self, day: date) -> bool:
        return any(one.on(day.isoformat()) for one in self.records)


@dataclass(frozen=True)
class Lead(Numbers):
    """`amount`: orders or hours, `of_members` among them; `persons` who did it, `members` among them."""

    acts: int = 0
    amount: int = 0
    of_members: int = 0
    persons: int = 0
    members: int = 0


@dataclass(frozen=True)
class LeadTally:
    """One stripe of what was done in an area and a month (`2026-11`)."""

    id: str
    kind: LeadKind
    month: str
    place: str
    counts: Lead = Lead()

    def moved(self, before: Lead, after: Lead) -> LeadTally:
        return replace(self, counts=self.counts.plus(after).plus(before, -1))


@dataclass(frozen=True)
class LeadPerson:
    """What one person did in an area and a month, so that people are counted once."""

    id: str
    person_id: str
    kind: LeadKind
    month: str
    place: str
    acts: int = 0
    amount: int = 0
    of_members: int = 0

    def did(self, amount: int, *, member: bool) -> LeadPerson:
        return replace(
            self,
            acts=self.acts + 1,
            amount=self.amount + amount,
            of_members=self.of_members + amount * member,
        )

    @property
    def counts(self) -> Lead:
        if not self.acts:
            return Lead()
        return Lead(self.acts, self.amount, self.of_members, 1, int(self.of_members > 0))


@dataclass(frozen=True)
class Forgotten:
    """Of the months before this one nobody is kept who counted; the tallies are."""

    id: str = FORGOTTEN
    before: str = ""


@dataclass(frozen=True)
class Least:
    """How many acts and persons a figure needs, and how many persons of each kind (members, others)."""

    acts: int
    persons: int
    each: int


@dataclass(frozen=True)
class Share:
    """What may be told: orders or hours, rounded down, and the members' percent of them."""

    amount: int
    percent: int


def share(counts: Lead, least: Least) -> Share | None:
    """None where it is withheld."""
    others = counts.persons - counts.members
    if counts.acts < least.acts or counts.persons < least.persons or min(counts.members, others) < least.each:
        return None
    amount = counts.amount - counts.amount % STEP_ACTS
    return Share(amount, round(100 * counts.of_members / counts.amount / STEP_PERCENT) * STEP_PERCENT)


def areas_of(place: OrgPath) -> tuple[OrgPath, ...]:
    """Where what is done at a place counts: its neighbourhood and the areas above it."""
    return tuple(one for one in place.ancestors() if one.depth <= NEIGHBOURHOOD_DEPTH)


def earlier(month: str, months: int) -> str:
    """The month so many before."""
    return f"{months_after(written.month(month), -months):%Y-%m}"


def lead_tally(kind: LeadKind, month: str, area: str, stripe: int) -> LeadTally:
    """The empty one."""
    return LeadTally(f"{kind}/{month}{area}#{stripe}", kind, month, area)


def stripes(kind: LeadKind, month: str, area: str) -> list[str]:
    """The ids of all stripes."""
    return [lead_tally(kind, month, area, stripe).id for stripe in range(STRIPES)]


def lead_person(kind: LeadKind, month: str, area: str, person_id: str) -> LeadPerson:
    """Who did nothing there yet."""
    return LeadPerson(f"{kind}/{month}{area}~{person_id}", person_id, kind, month, area)


def total_lead(tallies: Iterable[LeadTally]) -> Lead:
    counts = Lead()
    for tally in tallies:
        counts = counts.plus(tally.counts)
    return counts


def untold(
    persons: Iterable[tuple[str, LeadPerson]],
    tallies: Iterable[tuple[str, LeadTally]],
    forgotten: Iterable[tuple[str, Forgotten]] = (),
) -> dict[tuple[str, ...], Lead]:
    """By tenant, kind, month and area: how much more the persons did than the tallies tell.

    Nothing of the months of which nobody is kept.
    """
    left: dict[tuple[str, ...], Lead] = {}
    for tenant, one in persons:
        key: tuple[str, ...] = (tenant, one.kind, one.month, one.place)
        left[key] = left.get(key, Lead()).plus(one.counts)
    for tenant, tally in tallies:
        key = (tenant, tally.kind, tally.month, tally.place)
        left[key] = left.get(key, Lead()).plus(tally.counts, -1)
    ends = {tenant: one.before for tenant, one in forgotten}
    return {key: more for key, more in left.items() if key[2] >= ends.get(key[0], "")}

# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far members of the party pay first (党员先锋): of the bills of runs, as numbers of households.

A run is counted once, in the morning after its due day, and in the month of that morning; it is told when
that month is over. A household is a payer, and a member's if the payer is one that morning. Membership is
sensitive (PIPL Art. 28): what is told leads to nobody, as in dispatch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime

from services.chassis import written
from services.chassis.calendar import months_after
from services.chassis.values import OrgPath
from services.finance.domain.access import NEIGHBOURHOOD_DEPTH
from services.finance.domain.bills import Bill

STEP_PERCENT = 5
"""What is told is a multiple of it."""

FORGOTTEN = "lead_payers"


@dataclass(frozen=True)
class PaidLead:
    """`bills` of `payers`, `members` among them. `prompt`: who paid each of them by its due day.

    `first_bills` were among the first of their run to be paid: by `first` payers.
    """

    bills: int = 0
    payers: int = 0
    members: int = 0
    prompt: int = 0
    prompt_members: int = 0
    first_bills: int = 0
    first: int = 0
    first_members: int = 0

    def plus(self, other: PaidLead, sign: int = 1) -> PaidLead:
        names = (field.name for field in fields(self))
        return PaidLead(**{name: getattr(self, name) + sign * getattr(other, name) for name in names})


@dataclass(frozen=True)
class PaidTally:
    """How an area's households paid the bills that were counted in a month (`2026-11`)."""

    id: str
    month: str
    place: str
    counts: PaidLead = PaidLead()

    def moved(self, change: PaidLead) -> PaidTally:
        return replace(self, counts=self.counts.plus(change))


@dataclass(frozen=True)
class LeadPayer:
    """How one payer paid in an area and a month, so that households are counted once."""

    id: str
    person_id: str
    month: str
    place: str
    member: bool = False
    bills: int = 0
    late: int = 0
    first_bills: int = 0

    def paid(self, *, prompt: bool, first: bool, member: bool) -> LeadPayer:
        """With one more bill."""
        return replace(
            self,
            member=self.member or member,
            bills=self.bills + 1,
            late=self.late + (not prompt),
            first_bills=self.first_bills + first,
        )

    @property
    def counts(self) -> PaidLead:
        if not self.bills:
            return PaidLead()
        prompt, first, member = not self.late, self.first_bills > 0, self.member
        return PaidLead(
            bills=self.bills,
            payers=1,
            members=int(member),
            prompt=int(prompt),
            prompt_members=int(prompt and member),
            first_bills=self.first_bills,
            first=int(first),
            first_members=int(first and member),
        )


@dataclass(frozen=True)
class Forgotten:
    """Of the months before this one nobody is kept who counted; the tallies are."""

    id: str = FORGOTTEN
    before: str = ""


@dataclass(frozen=True)
class Least:
    """How many bills and payers a figure needs, and how many payers of each kind (members, others)."""

    bills: int
    payers: int
    each: int


@dataclass(frozen=True)
class Prompt:
    """What percent of all households, and of members', paid by the due day."""

    percent: int
    members_percent: int


def prompt(counts: PaidLead, least: Least) -> Prompt | None:
    """None where it is withheld.

    Members and others both need some in time and some late: else whoever is late, or is not, would be known
    to be one or the other.
    """
    members = (counts.prompt_members, counts.members - counts.prompt_members)
    others = (counts.prompt - members[0], counts.payers - counts.prompt - members[1])
    few = counts.bills < least.bills or counts.payers < least.payers
    if few or min(*members, *others) < least.each:
        return None
    return Prompt(_percent(counts.prompt, counts.payers), _percent(members[0], counts.members))


def first(counts: PaidLead, least: Least) -> int | None:
    """The percent of members' households among those that paid first; None where it is withheld."""
    others = counts.first - counts.first_members
    few = counts.first_bills < least.bills or counts.first < least.payers
    if few or min(counts.first_members, others) < least.each:
        return None
    return _percent(counts.first_members, counts.first)


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole / STEP_PERCENT) * STEP_PERCENT


def counts_in(bill: Bill) -> bool:
    """Whether its payment is asked about: a bill of the run itself that is owed, and not held off."""
    return bool(bill.amount.fen) and not (bill.withdrawn or bill.late_for or bill.hold)


def was_first(bill: Bill, first_until: datetime | None) -> bool:
    """Whether it was paid by when the last of the first was."""
    return bool(bill.settled_at and first_until and bill.settled_at <= first_until)


def places_first(billed: int, percent: int) -> int:
    """How many bills of a run are the first, one at the least."""
    return max(1, -(-billed * percent // 100))


def areas_of(place: OrgPath) -> tuple[OrgPath, ...]:
    """Where what is done at a place counts: its neighbourhood and the areas above it."""
    return tuple(one for one in place.ancestors() if one.depth <= NEIGHBOURHOOD_DEPTH)


def earlier(month: str, months: int) -> str:
    """The month so many before."""
    return f"{months_after(written.month(month), -months):%Y-%m}"


def paid_tally(month: str, area: str) -> PaidTally:
    """The empty one."""
    return PaidTally(f"{month}{area}", month, area)


def lead_payer(month: str, area: str, person_id: str) -> LeadPayer:
    """Of whom nothing counts there yet."""
    return LeadPayer(f"{month}{area}~{person_id}", person_id, month, area)


def untold(
    payers: Iterable[tuple[str, LeadPayer]],
    tallies: Iterable[tuple[str, PaidTally]],
    forgotten: Iterable[tuple[str, Forgotten]] = (),
) -> dict[tuple[str, str, str], PaidLead]:
    """By tenant, month and area: how much more the payers did than the tallies tell.

    Nothing of the months of which nobody is kept.
    """
    left: dict[tuple[str, str, str], PaidLead] = {}
    for tenant, one in payers:
        key = (tenant, one.month, one.place)
        left[key] = left.get(key, PaidLead()).plus(one.counts)
    for tenant, tally in tallies:
        key = (tenant, tally.month, tally.place)
        left[key] = left.get(key, PaidLead()).plus(tally.counts, -1)
    ends = {tenant: one.before for tenant, one in forgotten}
    return {key: more for key, more in left.items() if key[1] >= ends.get(key[0], "")}

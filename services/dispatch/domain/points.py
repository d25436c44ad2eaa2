# SPDX-License-Identifier: AGPL-3.0-or-later
"""Points (积分): a ledger per person to which entries are only added, and the account that they come to.

What was earned lies in lots by the day on which it ends; whatever takes points takes the oldest first. So the
lots of an account are as few as the months of its expiry, its balance is their sum and that of its entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from services.chassis.calendar import months_after
from services.chassis.values import Event, OrgPath
from services.dispatch.domain.events import HonourReached, PointsEntered
from services.dispatch.domain.point_errors import EarningLimitReached, NotEnoughPoints
from services.dispatch.domain.point_kinds import EntryKind


@dataclass(frozen=True)
class PointTerms:
    """What a place's policy says: limits of what one earns, months until it ends (0: never), honours.

    `honours`: (code, points ever earned), the lowest first.
    """

    most_a_day: int
    most_a_month: int
    expiry_months: int
    honours: tuple[tuple[str, int], ...] = ()

    def until(self, today: date) -> date | None:
        """The last day on which points of today are good: that of a month."""
        return _month_end(today, self.expiry_months) if self.expiry_months else None

    def honour(self, earned: int) -> str | None:
        """The highest that so many points reach."""
        reached = [code for code, threshold in self.honours if earned >= threshold]
        return reached[-1] if reached else None


@dataclass(frozen=True)
class Lot:
    """Points that end together, after the day `until`."""

    left: int
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class PointAccount:
    """Of a person, whose id it has. `place_path` is where the last points were earned.

    `earned` counts what was ever earned, `number` the entries; `day_earned` is that of `day`, `month_earned`
    that of its month.
    """

    id: str
    place_path: OrgPath
    balance: int = 0
    earned: int = 0
    lots: tuple[Lot, ...] = ()
    number: int = 0
    day: date | None = None
    day_earned: int = 0
    month_earned: int = 0
    honour: str | None = None


@dataclass(frozen=True)
class Why:
    """Of an entry: the rule and how many of its units, the evidence (noun/id), words, who entered it."""

    by: str
    place_path: OrgPath
    rule: str = ""
    units: int = 0
    subject: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PointEntry:
    """`points` have a sign; `asked` is what the rule would have given but for the limits.

    `earned_for` (rule and evidence) is there once for a person: nothing is rewarded twice.
    """

    id: str
    person_id: str
    number: int
    kind: EntryKind
    points: int
    asked: int
    balance: int
    at: datetime
    why: Why
    within: tuple[str, ...]
    earned_for: str = ""


Step = tuple[PointAccount, list[PointEntry], list[Event]]


@dataclass(frozen=True)
class Moment:
    """Now, the day that it is at the place, and the id for the entry."""

    now: datetime
    today: date
    entry_id: str


def earned_for(rule: str, subject: str) -> str:
    return f"{rule}:{subject}" if subject else ""


def room(account: PointAccount, terms: PointTerms, today: date) -> int:
    """How many points more one may earn today."""
    day = account.day_earned if account.day == today else 0
    month = account.month_earned if _same_month(account.day, today) else 0
    return max(0, min(terms.most_a_day - day, terms.most_a_month - month))


def earn(account: PointAccount, points: int, why: Why, terms: PointTerms, at: Moment) -> Step:
    """Points for something done; beyond the limits nothing. Raises EarningLimitReached where that is all."""
    got = min(points, room(account, terms, at.today))
    if got <= 0:
        raise EarningLimitReached(terms.most_a_day, terms.most_a_month)
    day = account.day_earned if account.day == at.today else 0
    month = account.month_earned if _same_month(account.day, at.today) else 0
    account = replace(
        account,
        place_path=why.place_path,
        lots=_added(account.lots, Lot(got, terms.until(at.today))),
        day=at.today,
        day_earned=day + got,
        month_earned=month + got,
    )
    return _rise(*_enter(account, EntryKind.EARNED, got, points, why, at), got, terms)


def spend(account: PointAccount, points: int, why: Why, at: Moment) -> tuple[Step, tuple[Lot, ...]]:
    """Take points, the oldest first; also tells of which lots. Raises NotEnoughPoints."""
    left, taken = _taken(account, points)
    account = replace(account, lots=left)
    return _enter(account, EntryKind.SPENT, -points, -points, why, at), taken


def give_back(account: PointAccount, lots: Iterable[Lot], why: Why, at: Moment) -> Step:
    """What was spent comes back with the day it had, but is good until the end of this month at the least."""
    least, kept, total = _month_end(at.today, 0), account.lots, 0
    for lot in lots:
        until = max(lot.until, least) if lot.until else None
        kept, total = _added(kept, Lot(lot.left, until)), total + lot.left
    return _enter(replace(account, lots=kept), EntryKind.RETURNED, total, total, why, at)


def correct(account: PointAccount, points: int, why: Why, terms: PointTerms, at: Moment) -> Step:
    """Put right what was entered wrong, up or down, as an entry of its own. Raises NotEnoughPoints."""
    if points < 0:
        lots, _ = _taken(account, -points)
    else:
        lots = _added(account.lots, Lot(points, terms.until(at.today)))
    entered = _enter(replace(account, lots=lots), EntryKind.CORRECTED, points, points, why, at)
    return _rise(*entered, points, terms)


def expire(account: PointAccount, why: Why, at: Moment) -> Step:
    """Lots whose last day is over end."""
    over = sum(lot.left for lot in account.lots if lot.until and lot.until < at.today)
    if not over:
        return account, [], []
    lots = tuple(lot for lot in account.lots if not lot.until or lot.until >= at.today)
    return _enter(replace(account, lots=lots), EntryKind.EXPIRED, -over, -over, why, at)


def next_end(account: PointAccount) -> date | None:
    """The last day of its oldest lot."""
    return min((lot.until for lot in account.lots if lot.until), default=None)


def _enter(account: PointAccount, kind: EntryKind, points: int, asked: int, why: Why, at: Moment) -> Step:
    account = replace(account, balance=account.balance + points, number=account.number + 1)
    entry = PointEntry(
        id=at.entry_id,
        person_id=account.id,
        number=account.number,
        kind=kind,
        points=points,
        asked=asked,
        balance=account.balance,
        at=at.now,
        why=why,
        within=tuple(map(str, why.place_path.ancestors())),
        earned_for=earned_for(why.rule, why.subject) if kind is EntryKind.EARNED else "",
    )
    fact = PointsEntered(
        account.id, entry.id, kind, points, account.balance, why.rule, why.subject, why.place_path
    )
    return account, [entry], [fact]


def _rise(
    account: PointAccount, entries: list[PointEntry], events: list[Event], points: int, terms: PointTerms
) -> Step:
    earned = account.earned + points
    honour = terms.honour(earned)
    told = honour is not None and honour != account.honour and points > 0
    rose = [HonourReached(account.id, honour, earned, account.place_path)] if told and honour else []
    return replace(account, earned=earned, honour=honour), entries, [*events, *rose]


def _taken(account: PointAccount, points: int) -> tuple[tuple[Lot, ...], tuple[Lot, ...]]:
    """What stays and what goes."""
    if points > account.balance:
        raise NotEnoughPoints(account.balance, points)
    left, taken = [], []
    for lot in account.lots:
        part = min(points, lot.left)
        points -= part
        left += [replace(lot, left=lot.left - part)] if part < lot.left else []
        taken += [replace(lot, left=part)] if part else []
    return tuple(left), tuple(taken)


def _added(lots: tuple[Lot, ...], more: Lot) -> tuple[Lot, ...]:
    """The lots with more, the one that ends first in front."""
    kept = {lot.until: lot.left for lot in lots}
    if more.left:
        kept[more.until] = kept.get(more.until, 0) + more.left
    return tuple(Lot(kept[until], until) for until in sorted(kept, key=lambda day: day or date.max))


def _month_end(today: date, months: int) -> date:
    return months_after(today.replace(day=1), months + 1) - timedelta(days=1)


def _same_month(day: date | None, today: date) -> bool:
    return day is not None and (day.year, day.month) == (today.year, today.month)

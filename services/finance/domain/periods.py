# SPDX-License-Identifier: AGPL-3.0-or-later
"""The quarters of a place's books: open, then closing (nothing is posted any more), then locked for ever."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.chassis.values import Event, Invalid, OrgPath
from services.finance.domain.errors import ClosedPeriod, NotClosing, PeriodRuns
from services.finance.domain.events import PeriodClosed, PeriodLocked
from services.finance.domain.totals import Balance

SETTLING = timedelta(minutes=2)
"""A posting that began before the close is over by then: a transaction lives a minute at most."""

_QUARTER = re.compile("((?:19|2[01])[0-9]{2})Q([1-4])")


class PeriodState(StrEnum):
    OPEN = "open"
    CLOSING = "closing"
    LOCKED = "locked"


@dataclass(frozen=True, kw_only=True)
class Period:
    """A quarter of a place's books, `2026Q1`; one that nobody closed has no document."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    quarter: str
    state: PeriodState = PeriodState.OPEN
    closed_at: datetime | None = None
    closed_by: str = ""
    statement_id: str | None = None


@dataclass(frozen=True)
class Closing:
    """What a fund's accounts came to at the end of a quarter, from its first day on."""

    id: str
    fund_id: str
    quarter: str
    through: str
    balances: tuple[Balance, ...]


def quarter_of(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def bounds(quarter: str) -> tuple[date, date]:
    """The first and the last day of a quarter. Raises Invalid."""
    found = _QUARTER.fullmatch(quarter)
    if found is None:
        raise Invalid("quarter", "is written as 2026Q1")
    first = date(int(found[1]), 3 * int(found[2]) - 2, 1)
    return first, (first + timedelta(days=100)).replace(day=1) - timedelta(days=1)


def before(quarter: str) -> str:
    """The quarter before."""
    return quarter_of(bounds(quarter)[0] - timedelta(days=1))


def period_id(place: OrgPath, quarter: str) -> str:
    return f"{place}:{quarter}"


def period(place: OrgPath, quarter: str) -> Period:
    """A quarter that is open."""
    return Period(id=period_id(place, quarter), place=place, within=place.ancestors(), quarter=quarter)


def check_open(last_closed: Period | None, day: date) -> None:
    """Nothing is posted into a closed quarter, nor into one before it. Raises ClosedPeriod."""
    if last_closed is not None and quarter_of(day) <= last_closed.quarter:
        raise ClosedPeriod(last_closed.quarter, last_closed.state)


def close(given: Period, today: date, by: str, at: datetime) -> tuple[Period, list[Event]]:
    """No more is posted into it. Raises ClosedPeriod, and PeriodRuns before its last day is over."""
    if given.state is not PeriodState.OPEN:
        raise ClosedPeriod(given.quarter, given.state)
    if today <= bounds(given.quarter)[1]:
        raise PeriodRuns(given.quarter)
    closed = replace(given, state=PeriodState.CLOSING, closed_at=at, closed_by=by)
    return closed, [PeriodClosed(given.place, given.quarter)]


def lock(given: Period, statement_id: str) -> tuple[Period, list[Event]]:
    """Its statement is published: from now on two keys take an entry of it back. Raises NotClosing."""
    if given.state is not PeriodState.CLOSING:
        raise NotClosing(given.quarter, given.state)
    locked = replace(given, state=PeriodState.LOCKED, statement_id=statement_id)
    return locked, [PeriodLocked(given.place, given.quarter, statement_id)]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often a round (巡查、巡检、维保、保洁) is due, and at which moments its windows open.

A window belongs to a local day, and a plan has one a day at the most: so no slot can be opened twice,
whatever clocks are put forward or back.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from zoneinfo import ZoneInfo

from services.chassis.calendar import Calendar
from services.dispatch.domain.limits import Limit
from services.dispatch.domain.round_errors import CadenceNeverComes, LimitLongerThanCadence

_REHEARSED = 13
"""So many windows are tried when a plan is made: a year of months."""
_HORIZON_DAYS = (_REHEARSED + 1) * 366
"""So far ahead windows are looked for: the rarest cadence is once a year."""


class CadenceKind(StrEnum):
    """`workdays` are those of the working calendar (make-up days are, holidays are not)."""

    DAILY = "daily"
    WORKDAYS = "workdays"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"
    EVERY = "every"


@dataclass(frozen=True)
class Cadence:
    """`weekdays` (1 is Monday) of a weekly one, `day` of a monthly one, `month` and `day` of a yearly one.

    `every` so many days counts from the schedule's first day. A month that lacks the day has it on its last
    (Civil Code Art. 202).
    """

    kind: CadenceKind
    weekdays: tuple[int, ...] = ()
    day: int | None = None
    month: int | None = None
    every: int | None = None

    def falls_on(self, day: date, first: date, calendar: Calendar) -> bool:
        match self.kind:
            case CadenceKind.DAILY:
                return True
            case CadenceKind.WORKDAYS:
                return calendar.is_workday(day)
            case CadenceKind.WEEKLY:
                return day.isoweekday() in self.weekdays
            case CadenceKind.MONTHLY:
                return self._is_the_day(day)
            case CadenceKind.YEARLY:
                return day.month == self.month and self._is_the_day(day)
            case CadenceKind.EVERY:
                return bool(self.every) and (day - first).days % (self.every or 1) == 0

    def _is_the_day(self, day: date) -> bool:
        return self.day is not None and day.day == min(self.day, monthrange(day.year, day.month)[1])


@dataclass(frozen=True)
class Window:
    """The local day that a round is of, and when it opens."""

    day: date
    opens_at: datetime


@dataclass(frozen=True)
class Schedule:
    """From the day `first` on, until `last` where there is one, each window opens at a local time; `limit`
    is how long the round may take from then.
    """

    cadence: Cadence
    first: date
    opens: time
    limit: Limit
    last: date | None = None

    def opening(self, day: date, calendar: Calendar) -> datetime:
        """When the window of a day opens; a local time that the clocks leave out is as much later."""
        return datetime.combine(day, self.opens, ZoneInfo(calendar.zone)).astimezone(UTC)

    def windows(self, since: datetime, after: date | None, calendar: Calendar) -> Iterator[Window]:
        """The windows that open later than `since` and belong to a day behind `after`, in order."""
        begin = max(self.first, calendar.local_date(since), after + timedelta(1) if after else self.first)
        for offset in range(_HORIZON_DAYS):
            day = begin + timedelta(offset)
            if self.last and day > self.last:
                return
            if self.cadence.falls_on(day, self.first, calendar):
                opens_at = self.opening(day, calendar)
                if opens_at > since and calendar.local_date(opens_at) == day:
                    yield Window(day, opens_at)

    def next(self, since: datetime, after: date | None, calendar: Calendar) -> Window | None:
        """The first of them; None where the schedule is over."""
        return next(self.windows(since, after, calendar), None)


def rehearse(schedule: Schedule, since: datetime, calendar: Calendar) -> int:
    """The most days between two of the coming windows; 0 where there is but one.

    Raises CadenceNeverComes, and LimitLongerThanCadence for a window that is open when the next one opens.
    """
    coming = []
    for window in schedule.windows(since, None, calendar):
        coming.append(window)
        if len(coming) > _REHEARSED:
            break
    if not coming:
        raise CadenceNeverComes(schedule.cadence.kind)
    for one, following in pairwise(coming):
        if schedule.limit.due(one.opens_at, calendar) > following.opens_at:
            raise LimitLongerThanCadence(one.day, following.day)
    return max(((following.day - one.day).days for one, following in pairwise(coming)), default=0)

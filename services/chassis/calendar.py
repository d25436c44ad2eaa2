# SPDX-License-Identifier: AGPL-3.0-or-later
"""Working time of a district: public holidays, make-up working days (调休) and office hours.

Pure: the holidays are tables of the package `chinesecalendar`, as the State Council's yearly notices name
them, and what the platform loaded of later notices. Moments are aware datetimes, answers are in UTC. Days are
counted as Civil Code Art. 201 and 203 say: the first day does not count and a period ends on a working day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from chinese_calendar.constants import holidays, workdays

from services.chassis.values import Invalid

_PUBLISHED: Mapping[date, bool] = dict.fromkeys(holidays, False) | dict.fromkeys(workdays, True)
"""Every day that a notice names, true if worked."""
_DAY = timedelta(days=1)
_WEEKEND = (6, 7)
_HORIZON_DAYS = 40 * 366
"""No deadline lies further away; a calendar without any office hours ends here instead of never."""


SHORTEST_DAY = timedelta(hours=1)
"""Less office time a day is a slip of the pen: no limit in working time would ever end."""
_NO_PLACES = frozenset({"Factory", "localtime", "posixrules"})
"""Entries of the database that are no zones of a place."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones()) - _NO_PLACES


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months on, before where negative; where the month has none, its last day.

    Civil Code Art. 202.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def check_zone(name: str) -> None:
    """Raises Invalid unless the IANA time zone database has a zone of this name."""
    if name not in _zones():
        raise Invalid("zone", "is not a name of the IANA time zone database")


@dataclass(frozen=True, slots=True)
class Hours:
    """One stretch of office hours on every working day, local time, `closes` not included."""

    opens: time
    closes: time


OFFICE_HOURS = (Hours(time(8, 30), time(12)), Hours(time(13, 30), time(17, 30)))


@dataclass(frozen=True, slots=True)
class Term:
    """So many working days from a moment, as they were promised: its end is the calendar's."""

    since: datetime
    days: int


@dataclass(frozen=True)
class Calendar:
    """The working time of one district.

    `published` are the days that notices name which the platform loaded (true: worked), `years` the years of
    these notices; they go before the package's. `days` are the district's own and go before both.
    """

    zone: str = "Asia/Shanghai"
    hours: tuple[Hours, ...] = OFFICE_HOURS
    days: Mapping[date, bool] = field(default_factory=dict)
    published: Mapping[date, bool] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        edges = [edge for stretch in self.hours for edge in (stretch.opens, stretch.closes)]
        if not edges or edges != sorted(set(edges)):
            raise Invalid("hours", "stretches of office hours must be given in order and must not overlap")
        if any(edge.tzinfo for edge in edges):
            raise Invalid("hours", "office hours are local times without an offset")
        day = date(2000, 1, 1)
        open_for = (datetime.combine(day, s.closes) - datetime.combine(day, s.opens) for s in self.hours)
        if sum(open_for, timedelta()) < SHORTEST_DAY:
            raise Invalid("hours", "the office is open for an hour a day at the least")

    def known(self, year: int) -> bool:
        """Whether the year's notice is there; otherwise only its weekends are off.

        A day of the district's own, after a storm for instance, makes no year known.
        """
        return year in self.years or date(year, 10, 1) in _PUBLISHED

    def is_workday(self, day: date) -> bool:
        for named in (self.days, self.published, _PUBLISHED):
            if (worked := named.get(day)) is not None:
                return worked
        return day.isoweekday() not in _WEEKEND

    def add_working_days(self, received_on: date, count: int) -> date:
        """The last day of a period of `count` working days; the day of receipt does not count."""
        if count < 1:
            raise Invalid("working_days", "a period has at least one working day")
        for day in self._days_from(received_on + _DAY):
            count -= self.is_workday(day)
            if not count:
                return day
        raise Invalid("working_days", "the period has no end")

    def add_days(self, received_on: date, count: int) -> date:
        """The last day of a period of `count` days; on a day of rest it ends on the next working day."""
        if count < 1:
            raise Invalid("days", "a period has at least one day")
        for day in self._days_from(received_on + count * _DAY):
            if self.is_workday(day):
                return day
        raise Invalid("days", "the period has no end")

    def end_of_day(self, day: date) -> datetime:
        """When the office closes on that day."""
        return self._moment(day, self.hours[-1].closes)

    def due_after(self, start: datetime, working_days: int) -> datetime:
        """When what the office itself owes is due: on the last of so many working days, when it closes.

        What others may still do on a last day ends at 24:00 instead (`end_of_period`).
        """
        return self.end_of_day(self.add_working_days(self.local_date(start), working_days))

    def due(self, term: Term) -> datetime:
        """When a term is over: `due_after` its beginning."""
        return self.due_after(term.since, term.days)

    def end_of_period(self, day: date) -> datetime:
        """When a period is over whose last day this is: at 24:00 (Civil Code Art. 203)."""
        return self._moment(day + _DAY, time())

    def local_date(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def add_working_time(self, start: datetime, duration: timedelta) -> datetime:
        """The earliest moment at which `duration` of working time has passed since `start`."""
        if duration <= timedelta():
            return start.astimezone(UTC)
        for opens, closes in self._stretches(start):
            if closes - opens >= duration:
                return opens + duration
            duration -= closes - opens
        raise Invalid("duration", "the period has no end")

    def next_opening(self, after: datetime) -> datetime:
        """When the office opens for the first time after a moment."""
        for day in self._days_from(self.local_date(after)):
            opens = self._moment(day, self.hours[0].opens)
            if opens > after and self.is_workday(day):
                return opens
        raise Invalid("opening", "the office never opens again")

    def working_from(self, moment: datetime) -> datetime:
        """The moment itself while the office is open, else when it opens next."""
        for opens, _ in self._stretches(moment):
            return opens
        raise Invalid("opening", "the office never opens again")

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """The working time in [start, end); zero if `end` is not after `start`."""
        total = timedelta()
        for opens, closes in self._stretches(start):
            if opens >= end:
                break
            total += min(closes, end) - opens
        return total

    def _stretches(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The office hours from `start` on, in UTC and without overlap, the first one cut at `start`."""
        start = start.astimezone(UTC)
        for day in self._days_from(self.local_date(start)):
            if not self.is_workday(day):
                continue
            for stretch in self.hours:
                opens, closes = self._moment(day, stretch.opens), self._moment(day, stretch.closes)
                if max(opens, start) < closes:
                    yield max(opens, start), closes
                    start = closes  # at a change to summer time local hours can overlap in UTC

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, ZoneInfo(self.zone)).astimezone(UTC)

    @staticmethod
    def _days_from(first: date) -> Iterator[date]:
        return (first + timedelta(days=offset) for offset in range(_HORIZON_DAYS))

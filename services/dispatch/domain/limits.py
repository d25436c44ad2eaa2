# SPDX-License-Identifier: AGPL-3.0-or-later
"""Time limits, and the clock that runs against one.

A clock is judged by comparing moments, never by when anybody looked at it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from services.chassis.calendar import Calendar

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""The deadline of what has none: sorts last."""

TICK = timedelta(milliseconds=1)
"""The resolution of stored moments: a limit is broken one tick after it."""


class Target(StrEnum):
    """What a limit is set for: a step of the six-step form, the arrival on site, or the whole order."""

    ACCEPT = "accept"
    ASSIGN = "assign"
    START = "start"
    HANDLE = "handle"
    REVISIT = "revisit"
    CLOSE = "close"
    OVERALL = "overall"


class Unit(StrEnum):
    """Elapsed minutes run day and night; working ones and days follow the calendar."""

    MINUTES = "minutes"
    WORKING_MINUTES = "working_minutes"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True)
class Limit:
    """How long something may take; a period in working days ends when the office closes on its last day."""

    amount: int
    unit: Unit = Unit.MINUTES

    def due(self, start: datetime, calendar: Calendar) -> datetime:
        if self.unit is Unit.WORKING_DAYS:
            return calendar.due_after(start, self.amount)
        return passed(start, timedelta(minutes=self.amount), self.working, calendar)

    @property
    def working(self) -> bool:
        return self.unit is not Unit.MINUTES


@dataclass(frozen=True)
class Limits:
    """The limits of one kind of order. `overall` runs from the report to the finish; the others from the
    moment their step begins.
    """

    accept: Limit | None = None
    assign: Limit | None = None
    start: Limit | None = None
    handle: Limit | None = None
    revisit: Limit | None = None
    close: Limit | None = None
    overall: Limit | None = None

    def of(self, target: Target) -> Limit | None:
        found: Limit | None = getattr(self, target.value)
        return found


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension that is over: no limit counted from `since` to `until`."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Deadline:
    """One limit that runs. `stopped_at` is set while it is suspended and when what it asked for is done.

    `began_at` is when it began to count; None where another system named its end, which no calendar moves.
    """

    target: Target
    due_at: datetime
    working: bool = False
    warn_at: datetime | None = None
    warned: bool = False
    breached: bool = False
    stopped_at: datetime | None = None
    began_at: datetime | None = None

    @classmethod
    def start(
        cls,
        target: Target,
        limit: Limit,
        at: datetime,
        calendar: Calendar,
        warn_percent: int,
        pauses: Iterable[Pause] = (),
    ) -> Deadline:
        """The deadline of a limit that began at a moment, moved by the pauses that came since."""
        due_at = limit.due(at, calendar)
        span = _between(at, due_at, limit.working, calendar)
        part = timedelta(milliseconds=span // TICK * warn_percent // 100)
        warn_at = passed(at, part, limit.working, calendar) if warn_percent else None
        begun = cls(target, due_at, limit.working, warn_at, began_at=at)
        for pause in pauses:
            if pause.since >= at:
                begun = begun.stop(pause.since).resume(pause.until, calendar)
        return begun

    def overdue(self, as_of: datetime) -> bool:
        """Whether the limit was broken by then; the last moment of the limit still keeps it."""
        return self.due_at < (as_of if self.stopped_at is None else min(as_of, self.stopped_at))

    def stop(self, at: datetime) -> Deadline:
        """One that stands still already stopped then."""
        return self if self.stopped_at else replace(self, stopped_at=at)

    def resume(self, at: datetime, calendar: Calendar) -> Deadline:
        """Run on with what was left when it stopped; a limit already broken stays where it is."""
        if self.stopped_at is None:
            return self
        return replace(
            self,
            stopped_at=None,
            due_at=self._moved(self.due_at, self.stopped_at, at, calendar),
            warn_at=self.warn_at and self._moved(self.warn_at, self.stopped_at, at, calendar),
        )

    def next_look(self) -> datetime:
        """When something happens to this clock if nobody acts before."""
        if self.stopped_at is not None or self.breached:
            return NEVER
        if self.warn_at is not None and not self.warned:
            return self.warn_at
        return self.due_at + TICK

    def remaining(self, now: datetime) -> timedelta:
        """What is left, in elapsed time; negative after the limit."""
        return self.due_at - (self.stopped_at or now)

    def _moved(self, mark: datetime, stopped: datetime, at: datetime, calendar: Calendar) -> datetime:
        if mark <= stopped:
            return mark
        return passed(at, _between(stopped, mark, self.working, calendar), self.working, calendar)


def passed(start: datetime, span: timedelta, working: bool, calendar: Calendar) -> datetime:
    """When a span has passed since a moment, in working or in elapsed time."""
    return calendar.add_working_time(start, span) if working else start + span


def _between(start: datetime, end: datetime, working: bool, calendar: Calendar) -> timedelta:
    return calendar.working_time_between(start, end) if working else end - start

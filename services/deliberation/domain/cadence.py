# SPDX-License-Identifier: AGPL-3.0-or-later
"""A meeting every month (一月一议): a month without one is warned of, and climbs once over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.chassis.calendar import Calendar
from services.chassis.values import Event, OrgPath
from services.deliberation.domain.events import MonthMadeUp, MonthWithoutMeeting

WARNED_ON = 25
"""The day of the month on which a place without a meeting is warned; the first of the next one tells."""


@dataclass(frozen=True, kw_only=True)
class MissedMonth:
    """A month of a place in which nobody met.

    Attributes:
        month: its first day.
        level: 0 warned, 1 over and the place told, then each place above it.
        made_up_at: when a later meeting made it up.

    """

    id: str
    place_id: str
    place: OrgPath
    within: tuple[str, ...]
    month: date
    level: int = 0
    made_up_at: datetime | None = None


def missed_id(place_id: str, month: date) -> str:
    return f"{place_id}:{month:%Y-%m}"


def next_look(now: datetime, calendar: Calendar) -> datetime:
    """The next 25th or first of a month, when the office opens or would."""
    today = calendar.local_date(now)
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    warning = today.replace(day=WARNED_ON)
    day = warning if today < warning else first
    return datetime.combine(day, time(9), ZoneInfo(calendar.zone))


def looked_at(now: datetime, calendar: Calendar) -> tuple[date, bool]:
    """The first day of the month that is looked at now, and whether it is over."""
    today = calendar.local_date(now)
    if today.day >= WARNED_ON:
        return today.replace(day=1), False
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1), True


def span(month: date, calendar: Calendar) -> tuple[datetime, datetime]:
    """From when to when a month lasts there."""
    zone = ZoneInfo(calendar.zone)
    following = (month + timedelta(days=32)).replace(day=1)
    return datetime.combine(month, time(), zone), datetime.combine(following, time(), zone)


def warn(missed: MissedMonth) -> tuple[MissedMonth, list[Event]]:
    """The month runs out without a meeting: the place is reminded."""
    return missed, [MonthWithoutMeeting(missed.id, missed.place, missed.month, 0, missed.place)]


def climb(missed: MissedMonth) -> tuple[MissedMonth, list[Event]]:
    """The month is over without a meeting: the next place up is told, its own first."""
    level, above = missed.place.climb(missed.level)
    fact = MonthWithoutMeeting(missed.id, missed.place, missed.month, level, above)
    return replace(missed, level=level), [fact]


def is_climbing(missed: MissedMonth) -> bool:
    """Whether it is not made up and somebody above has not been told yet."""
    return missed.made_up_at is None and missed.level < missed.place.depth


def climbs_again(missed: MissedMonth, now: datetime, calendar: Calendar, days: int) -> datetime | None:
    """When the next place up is told, so many working days on; None if there is none."""
    if not is_climbing(missed):
        return None
    return calendar.due_after(now, days)


def make_up(missed: MissedMonth, now: datetime) -> tuple[MissedMonth, list[Event]]:
    """They met after all."""
    return replace(missed, made_up_at=now), [MonthMadeUp(missed.id, missed.place, missed.month)]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""When the end of a body's term is looked at: some months before, when it is over, until others sit."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from services.chassis.calendar import Calendar, months_after
from services.deliberation.domain.bodies import Body, Term


def next_look(term: Term, now: datetime, calendar: Calendar, notice_months: int) -> datetime | None:
    """At nine on the day of the warning, then on the day after the last one; none when the term is over."""
    today, warning, over = calendar.local_date(now), months_after(term.ends, -notice_months), day_after(term)
    day = warning if today < warning else over
    return datetime.combine(day, time(9), ZoneInfo(calendar.zone)) if today < over else None


def is_over(term: Term, now: datetime, calendar: Calendar) -> bool:
    """Whether the last day of the term is past."""
    return calendar.local_date(now) > term.ends


def is_climbing(body: Body) -> bool:
    """Whether somebody above has not been told yet that the term is over."""
    return body.level < body.place.depth


def day_after(term: Term) -> date:
    return term.ends + timedelta(days=1)

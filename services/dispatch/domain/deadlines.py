# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to an order when time passes: warnings, breaches, escalation.

Every function takes the moment that counts. A late timer or a late report changes when a fact is told, never
whether it is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis.calendar import Calendar
from services.chassis.values import Event, OrgPath
from services.dispatch.domain.events import (
    BreachWithdrawn,
    DeadlineBreached,
    DeadlineMoved,
    DeadlineNear,
    EscalationWithdrawn,
    OrderEscalated,
)
from services.dispatch.domain.limits import NEVER, Deadline, passed
from services.dispatch.domain.orders import Breach, Order, climbing, settled

TOP_LEVEL = 4
"""Building leader or grid, neighbourhood, sub-district, district."""


@dataclass(frozen=True)
class Rung:
    """One of the four levels above an order, and who supervises there."""

    level: int
    path: OrgPath
    supervisors: tuple[str, ...]


def pass_time(order: Order, now: datetime) -> tuple[Order, list[Event]]:
    """Tell what time alone has brought about until now."""
    order, events = record_breaches(order, now)
    near = [c for c in order.running if c.warn_at and not c.warned and not c.breached and c.warn_at <= now]
    for clock in near:
        order = _put(order, replace(clock, warned=True))
        events.append(DeadlineNear(order.id, clock.target, clock.due_at, order.assignee_id))
    return settled(order, now), events


def record_breaches(order: Order, as_of: datetime) -> tuple[Order, list[Event]]:
    """Mark every limit that was broken by then and is not marked yet."""
    events: list[Event] = []
    for clock in order.clocks:
        if clock.breached or not clock.overdue(as_of):
            continue
        breach = Breach(clock.target, clock.due_at, order.round, climb_at=as_of)
        order = replace(_put(order, replace(clock, breached=True)), breaches=(*order.breaches, breach))
        events.append(
            DeadlineBreached(
                order.id, clock.target, clock.due_at, order.place_path, order.category, order.assignee_id
            )
        )
    return order, events


def withdraw_breaches(order: Order, done_at: datetime) -> tuple[Order, list[Event]]:
    """Take back the breaches of limits that were kept after all, seen from when it was really done."""
    events: list[Event] = []
    for clock in order.clocks:
        if clock.breached and done_at <= clock.due_at:
            order, taken_back = withdraw(order, clock, done_at)
            events += taken_back
    return order, events


def withdraw(order: Order, clock: Deadline, done_at: datetime | None) -> tuple[Order, list[Event]]:
    """Take back one breach and climb down what it had climbed."""
    events: list[Event] = [BreachWithdrawn(order.id, clock.target, clock.due_at, done_at, order.assignee_id)]
    gone = [one for one in order.breaches if one.round == order.round and one.of(clock)]
    events += [
        EscalationWithdrawn(order.id, one.target, one.due_at, one.level, order.place_path, one.told)
        for one in gone
        if one.level
    ]
    kept = tuple(other for other in order.breaches if other not in gone)
    return replace(_put(order, replace(clock, breached=False)), breaches=kept), events


def reckon(order: Order, now: datetime, calendar: Calendar) -> tuple[Order, list[Event]]:
    """Count the running limits again by a calendar that changed; what was promised stays.

    Each deadline goes where it had been had the calendar always been so: later or earlier. A breach stays as
    it was told unless the new deadline has not passed; then it is taken back. What is over stays as it was,
    and a deadline that another system named is no matter of the calendar.
    """
    events: list[Event] = []
    for clock in order.clocks:
        order, moved = _reckoned(order, clock, now, calendar)
        events += moved
    if not events:
        return order, []
    order, broken = record_breaches(order, now)
    return settled(order, now), [*events, *broken]


def _reckoned(order: Order, clock: Deadline, now: datetime, calendar: Calendar) -> tuple[Order, list[Event]]:
    limit = order.terms.limits.of(clock.target)
    over = not order.open or (clock.stopped_at and not order.suspension)
    if over or not clock.working or clock.began_at is None or limit is None:
        return order, []
    percent = order.terms.warn_percent
    new = Deadline.start(clock.target, limit, clock.began_at, calendar, percent, order.pauses)
    if new.due_at == clock.due_at or (clock.breached and new.due_at < (clock.stopped_at or now)):
        return order, []
    events: list[Event] = []
    if clock.breached:
        order, events = withdraw(order, clock, None)
    warned = clock.warned and new.warn_at is not None and new.warn_at <= now
    kept = replace(new, stopped_at=clock.stopped_at, warned=warned)
    fact = DeadlineMoved(
        order.id, clock.target, clock.due_at, new.due_at, order.place_path, order.assignee_id
    )
    return _put(order, kept), [*events, fact]


def ladder(order: Order, supervisors: Iterable[tuple[str, OrgPath]]) -> tuple[Rung, ...]:
    """The levels above an order, lowest first, from (person, place where he supervises)."""
    held = tuple(supervisors)
    rungs = []
    for level in range(1, TOP_LEVEL + 1):
        here = [OrgPath(path) for path in order.within if level_of(OrgPath(path)) == level]
        if here:
            persons = tuple(sorted({person for person, at in held if at in here}))
            rungs.append(Rung(level, max(here, key=lambda path: path.depth), persons))
    return tuple(rungs)


def level_of(path: OrgPath) -> int:
    """1 for everything below a neighbourhood (grid, compound, building), 4 for the district."""
    return max(1, TOP_LEVEL + 1 - path.depth)


def escalate(
    order: Order, rungs: tuple[Rung, ...], now: datetime, calendar: Calendar
) -> tuple[Order, list[Event]]:
    """Put each broken limit whose time it is before the next level where somebody supervises.

    Each limit has its own ladder, and climbs in the time in which it counts: a working one while the office
    is open. A level without a supervisor is passed over; the district's is the last and is recorded in any
    case.
    """
    events: list[Event] = []
    for clock, breach in climbing(order):
        if breach.climb_at and breach.climb_at <= now:
            climbed = _climbed(order, clock, breach, rungs, now, calendar)
            breaches = tuple(climbed if one == breach else one for one in order.breaches)
            order = replace(order, breaches=breaches)
            if climbed.level > breach.level:
                events.append(_escalated(order, climbed, rungs))
    return settled(order, now), events


def _climbed(
    order: Order,
    clock: Deadline,
    breach: Breach,
    rungs: tuple[Rung, ...],
    now: datetime,
    calendar: Calendar,
) -> Breach:
    opens = calendar.working_from(now) if clock.working else now
    above = [rung for rung in rungs if rung.level > breach.level]
    if opens > now or not above:
        return replace(breach, climb_at=opens if above else None)
    rung = next((rung for rung in above if rung.supervisors), above[-1])
    return replace(
        breach,
        level=rung.level,
        climb_at=next_climb(order, clock, rung.level, now, calendar) if rung is not above[-1] else None,
        supervisors=rung.supervisors,
        told=tuple(dict.fromkeys((*breach.told, *rung.supervisors))),
    )


def _escalated(order: Order, breach: Breach, rungs: tuple[Rung, ...]) -> Event:
    path = next(rung.path for rung in rungs if rung.level == breach.level)
    return OrderEscalated(order.id, breach.level, path, breach.supervisors, breach.target, breach.due_at)


def next_climb(order: Order, clock: Deadline, level: int, now: datetime, calendar: Calendar) -> datetime:
    """When the level after this one is told, in the kind of time in which the limit counts."""
    delays = order.terms.escalation_minutes
    delay = timedelta(minutes=delays[min(level, len(delays)) - 1])
    return passed(now, delay, clock.working, calendar)


def next_look(order: Order) -> datetime | None:
    """When time will bring something about if nobody acts before."""
    looks = [clock.next_look() for clock in order.running]
    soonest = min([*looks, order.escalate_at or NEVER])
    return soonest if order.open and soonest < NEVER else None


def _put(order: Order, clock: Deadline) -> Order:
    if order.overall and clock.target is order.overall.target:
        return replace(order, overall=clock)
    return replace(order, clock=clock)

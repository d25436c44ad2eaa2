# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to an order when time passes: warnings, breaches, escalation.

Every function takes the moment that counts. A late timer or a late report changes when a fact is told, never
whether it is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.events import (
    BreachWithdrawn,
    DeadlineBreached,
    DeadlineNear,
    OrderEscalated,
)
from services.dispatch.domain.limits import NEVER, Deadline
from services.dispatch.domain.orders import TOP_LEVEL, Breach, Order, settled


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
        breach = Breach(clock.target, clock.due_at, order.round)
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
            order, event = withdraw(order, clock, done_at)
            events.append(event)
    return order, events


def withdraw(order: Order, clock: Deadline, done_at: datetime | None) -> tuple[Order, Event]:
    """Take back one breach."""
    breach = Breach(clock.target, clock.due_at, order.round)
    kept = tuple(other for other in order.breaches if other != breach)
    order = replace(_put(order, replace(clock, breached=False)), breaches=kept)
    return order, BreachWithdrawn(order.id, clock.target, clock.due_at, done_at, order.assignee_id)


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


def escalate(order: Order, rungs: tuple[Rung, ...], now: datetime) -> tuple[Order, list[Event]]:
    """Put a broken limit before the next level where somebody supervises, assigned or not.

    A level without a supervisor is passed over; the district's is the last and is recorded in any case.
    """
    above = [rung for rung in rungs if rung.level > order.escalation_level]
    if order.escalate_at is None or now < order.escalate_at or not above:
        return order, []
    rung = next((rung for rung in above if rung.supervisors), above[-1])
    delays = order.terms.escalation_minutes
    delay = timedelta(minutes=delays[min(rung.level, len(delays)) - 1])
    order = replace(order, escalation_level=rung.level, supervisors=rung.supervisors, escalate_at=now + delay)
    return settled(order, now), [OrderEscalated(order.id, rung.level, rung.path, rung.supervisors)]


def next_look(order: Order) -> datetime | None:
    """When time will bring something about if nobody acts before."""
    looks = [clock.next_look() for clock in order.running]
    soonest = min([*looks, order.escalate_at or NEVER])
    return soonest if order.open and soonest < NEVER else None


def _put(order: Order, clock: Deadline) -> Order:
    if order.overall and clock.target is order.overall.target:
        return replace(order, overall=clock)
    return replace(order, clock=clock)

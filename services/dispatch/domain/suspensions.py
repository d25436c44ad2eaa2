# SPDX-License-Identifier: AGPL-3.0-or-later
"""The clocks of an order stand still and run on: for a reason of the district's list, or until a decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.chassis.calendar import Calendar
from services.dispatch.domain import events as facts
from services.dispatch.domain.actions import Action
from services.dispatch.domain.deadlines import next_climb
from services.dispatch.domain.errors import UnknownReason
from services.dispatch.domain.limits import Pause
from services.dispatch.domain.orders import Order, Suspension, climbing, settled
from services.dispatch.domain.steps import Step, begin

AWAITS_DECISION = "awaits_decision"
"""The reason of the suspension that ends with a decision; no district's list has to name it."""


COVERED = "covered_by_incident"
"""The reason of the suspension that ends with an incident; no district's list has to name it."""

DEFERRED_TEXT = 2000
"""So much of the description goes with an order that is deferred."""


def suspend(order: Order, reason: str, note: str, known: tuple[str, ...], now: datetime) -> Step:
    """Stop every clock for a reason of the district's list."""
    order, events = begin(order, Action.SUSPEND, now)
    if reason not in known:
        raise UnknownReason(reason, known)
    order = _stopped(order, Suspension(reason, note, now))
    return settled(order, now), [*events, facts.OrderSuspended(order.id, reason, note)]


def defer(order: Order, note: str, now: datetime) -> Step:
    """Stop every clock until the neighbours, or who must, have decided what is to be done."""
    order, events = begin(order, Action.DEFER, now)
    order = replace(_stopped(order, Suspension(AWAITS_DECISION, note, now)), topic_id=None)
    fact = facts.OrderDeferred(order.id, order.place_path, order.description[:DEFERRED_TEXT], note)
    return settled(order, now), [*events, fact]


def cover(order: Order, note: str, now: datetime) -> Step:
    """Stop every clock until an incident is over, of which the order is one of many effects."""
    return suspend(order, COVERED, note, (COVERED,), now)


def uncover(order: Order, now: datetime, calendar: Calendar) -> Step:
    """What covered the order is over. One that was let run on before, or ended, stays as it is."""
    if not order.suspension or order.suspension.reason != COVERED:
        return order, []
    return settled(_running(order, now, calendar), now), [facts.OrderResumed(order.id)]


def resume(order: Order, now: datetime, calendar: Calendar) -> Step:
    """Let the clocks run on with what was left."""
    order, events = begin(order, Action.RESUME, now)
    return settled(_running(order, now, calendar), now), [*events, facts.OrderResumed(order.id)]


def decided(
    order: Order, topic_id: str, answer: str, now: datetime, calendar: Calendar, *, adopted: bool
) -> Step:
    """What the order waited for is decided: the clocks run on. One that waits for nothing stays as it is."""
    if not order.suspension or order.suspension.reason != AWAITS_DECISION or order.topic_id != topic_id:
        return order, []
    fact = facts.OrderDecided(order.id, topic_id, adopted, answer)
    return settled(_running(order, now, calendar), now), [fact]


def _stopped(order: Order, suspension: Suspension) -> Order:
    return replace(
        order,
        suspension=suspension,
        clock=order.clock and order.clock.stop(suspension.since),
        overall=order.overall and order.overall.stop(suspension.since),
    )


def _running(order: Order, now: datetime, calendar: Calendar) -> Order:
    """The clocks run on with what was left; what was broken before climbs on after the first delay."""
    assert order.suspension, "only a suspended order runs on"
    resumed = replace(
        order,
        suspension=None,
        since=now,
        pauses=(*order.pauses, Pause(order.suspension.since, now)),
        clock=order.clock and order.clock.resume(now, calendar),
        overall=order.overall and order.overall.resume(now, calendar),
    )
    breaches = resumed.breaches
    for clock, breach in climbing(resumed):
        later = replace(breach, climb_at=next_climb(resumed, clock, 1, now, calendar))
        breaches = tuple(later if one == breach else one for one in breaches)
    return replace(resumed, breaches=breaches)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The steps of an order: each takes it from one state to the next or refuses.

Before a step counts, every limit that was broken until then is recorded, so it does not matter whether the
timer came first.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.chassis.calendar import Calendar
from services.chassis.values import Event
from services.dispatch.domain import assistance, proofs
from services.dispatch.domain import events as facts
from services.dispatch.domain.actions import FROM, WHILE_SUSPENDED, Action, left_out, reopen_until
from services.dispatch.domain.assignees import UNEXPLAINED, Assignee, Why
from services.dispatch.domain.deadlines import record_breaches, withdraw_breaches
from services.dispatch.domain.errors import (
    AlreadyRated,
    FinishedOutsideWork,
    NotSolved,
    ReopenWindowOver,
    Suspended,
    WrongState,
)
from services.dispatch.domain.evidence import ProvenStep
from services.dispatch.domain.limits import Deadline, Target
from services.dispatch.domain.orders import (
    Order,
    State,
    Work,
    enter,
    settled,
    verdict,
)
from services.dispatch.domain.outcomes import UNJUDGED, Closure, Rating, Revisit, RevisitChannel

Step = tuple[Order, list[Event]]


def accept(order: Order, now: datetime, calendar: Calendar) -> Step:
    order, events = begin(order, Action.ACCEPT, now)
    order = enter(order, State.ACCEPTED, now, calendar)
    return settled(order, now), [*events, facts.OrderAccepted(order.id)]


def refuse(order: Order, reason: str, now: datetime, calendar: Calendar) -> Step:
    """Out of duty: the order ends and its overall limit with it."""
    order, events = begin(order, Action.REFUSE, now)
    order = replace(enter(order, State.REFUSED, now, calendar), overall=None, result=reason, closed_at=now)
    return settled(order, now), [*events, facts.OrderRefused(order.id, reason)]


def assign(
    order: Order,
    assignee: Assignee,
    now: datetime,
    calendar: Calendar,
    *,
    claimed: bool = False,
    why: Why = UNEXPLAINED,
) -> Step:
    """Make somebody responsible; an assigned order may be assigned to another (改派)."""
    order, events = begin(order, Action.CLAIM if claimed else Action.ASSIGN, now)
    order = replace(
        enter(order, State.ASSIGNED, now, calendar),
        assignee=assignee,
        claimed=claimed,
        assistances=tuple(map(assistance.overtake, order.assistances)),
    )
    fact = facts.OrderAssigned(
        order.id,
        assignee.id,
        assignee.kind,
        assignee.name,
        claimed,
        order.place_path,
        order.category,
        why.reasons,
        why.rule,
        why.despite,
    )
    return settled(order, now), [*events, fact]


def give_back(order: Order, reason: str, now: datetime, calendar: Calendar) -> Step:
    """Return the order to be assigned again; the overall limit runs on."""
    order, events = begin(order, Action.RETURN, now)
    fact = facts.OrderReturned(order.id, _assignee(order), reason)
    order = replace(enter(order, State.ACCEPTED, now, calendar), assignee=None)
    return settled(order, now), [*events, fact]


def start(order: Order, now: datetime, calendar: Calendar) -> Step:
    """The assignee is on site. Raises EvidenceMissing."""
    order, events = begin(order, Action.START, now)
    proofs.check(order, (ProvenStep.START,))
    order = enter(order, State.IN_PROGRESS, now, calendar)
    return settled(order, now), [*events, facts.OrderStarted(order.id, _assignee(order))]


def finish(order: Order, work: Work, now: datetime, calendar: Calendar) -> Step:
    """The work is done; a finish reported late counts from when it really was. Raises EvidenceMissing."""
    allow(order, Action.FINISH)
    proofs.check(order, tuple(ProvenStep), len(work.evidence))
    if not order.since <= work.finished_at <= now:
        raise FinishedOutsideWork(work.finished_at, order.since)
    order, broken = record_breaches(order, work.finished_at)
    order, kept = withdraw_breaches(order, work.finished_at)
    order = replace(order, overall=order.overall and order.overall.stop(work.finished_at))
    order = replace(
        enter(order, State.DONE, now, calendar),
        result=work.result,
        evidence=work.evidence,
        finished_at=work.finished_at,
        verdict=verdict(order, now),
    )
    fact = facts.OrderFinished(
        order.id,
        _assignee(order),
        work.result,
        work.evidence,
        work.finished_at,
        verdict(order, now),
        order.place_path,
        order.category,
    )
    return settled(order, now), [*broken, *kept, fact]


def revisit(order: Order, answer: Revisit, now: datetime, calendar: Calendar) -> Step:
    """Record what the reporter said when he was asked, or said by himself."""
    own = answer.channel is RevisitChannel.PORTAL
    order, events = begin(order, Action.ANSWER if own else Action.REVISIT, now)
    order = replace(enter(order, State.REVISITED, now, calendar), revisit=answer)
    fact = facts.OrderRevisited(
        order.id,
        _assignee(order),
        answer.contacted,
        answer.solved,
        answer.satisfied,
        answer.note,
        order.place_path,
        order.category,
        answer.reasons,
        answer.responded,
        answer.channel,
    )
    return settled(order, now), [*events, fact]


def rate(order: Order, rating: Rating, now: datetime) -> Step:
    """The reporter's own word, once in a round."""
    order, events = begin(order, Action.RATE, now)
    if order.closure in UNJUDGED:
        raise WrongState(order.id, order.state, Action.RATE)
    if order.rating:
        raise AlreadyRated(order.id)
    fact = facts.OrderRated(order.id, _assignee(order), rating.stars, rating.text)
    return settled(replace(order, rating=rating), now), [*events, fact]


def reopen(order: Order, reason: str, now: datetime, calendar: Calendar) -> Step:
    """Not solved after all: until the close and in the window after it, a new round begins.

    Never for a duplicate: the first order goes on for it. Raises WrongState, ReopenWindowOver.
    """
    order, events = begin(order, Action.REOPEN, now)
    if order.duplicate_of:
        raise WrongState(order.id, order.state, Action.REOPEN)
    until = reopen_until(order)
    if until is not None and now > until:
        raise ReopenWindowOver(order.id, until)
    limit, percent = order.terms.limits.overall, order.terms.warn_percent
    order = replace(
        enter(order, State.ACCEPTED, now, calendar),
        round=order.round + 1,
        round_began_at=now,
        overall=Deadline.start(Target.OVERALL, limit, now, calendar, percent) if limit else None,
        assignee=None,
        finished_at=None,
        closed_at=None,
        closure=None,
        verdict=None,
        revisit=None,
        rating=None,
        evaluation=None,
    )
    return settled(order, now), [*events, facts.OrderReopened(order.id, reason, order.round)]


def close(order: Order, closure: Closure, now: datetime, calendar: Calendar) -> Step:
    """End the order; as resolved only if the revisit did not find it unsolved."""
    order, events = begin(order, Action.CLOSE, now)
    unsolved = order.revisit and order.revisit.contacted and not order.revisit.solved
    if closure is Closure.RESOLVED and unsolved:
        raise NotSolved(order.id)
    order = replace(enter(order, State.CLOSED, now, calendar), closure=closure, closed_at=now)
    fact = facts.OrderClosed(
        order.id, closure, now, order.verdict or verdict(order, now), order.place_path, order.category
    )
    return settled(order, now), [*events, fact, *_rendered(order, now)]


def _rendered(order: Order, now: datetime) -> list[Event]:
    """What is owed for it, if it has a price and the revisit, where there is one, found it solved."""
    said = order.revisit.solved if order.revisit else Target.REVISIT in order.terms.unused
    if order.closure != Closure.RESOLVED or not said or order.price is None or order.reporter_id is None:
        return []
    at = (order.place_path, order.reporter_id, order.price, now)
    return [facts.ServiceRendered(order.id, order.round, order.category, *at)]


def begin(order: Order, action: Action, now: datetime) -> Step:
    """Before a step: what is broken until then. Raises WrongState, Suspended."""
    allow(order, action)
    return record_breaches(order, now)


def allow(order: Order, action: Action) -> None:
    """Raises WrongState or Suspended unless the order's state allows the action."""
    idle = action is Action.RESUME and not order.suspension
    if order.state not in FROM[action] or idle or left_out(order, action):
        raise WrongState(order.id, order.state, action)
    if order.suspension and action not in WHILE_SUSPENDED:
        raise Suspended(order.id, order.suspension.reason)


def _assignee(order: Order) -> str:
    return order.assignee_id or ""

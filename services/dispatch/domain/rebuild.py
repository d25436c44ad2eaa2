# SPDX-License-Identifier: AGPL-3.0-or-later
"""An order's way told again from its events alone: whether it was legal, and where it must have led."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from services.dispatch.domain.actions import FROM, WHILE_SUSPENDED, Action
from services.dispatch.domain.orders import ENDED, Order, State
from services.dispatch.domain.outcomes import SOURCES_OWN, Closure


class IllegalWay(Exception):
    """The events cannot have happened in this order; the text names the first that could not."""


Levels = tuple[tuple[str, datetime, int], ...]
"""How far each broken limit climbed: its target, its end, its level."""


@dataclass(frozen=True)
class Trace:
    """As much of an order as its events tell. `breaches` counts those that were not withdrawn, `levels` are
    the ladders of this round.
    """

    state: State = State.SUBMITTED
    suspended: bool = False
    assignee_id: str | None = None
    round: int = 1
    rated: bool = False
    closure: str | None = None
    breaches: int = 0
    levels: Levels = ()
    evaluated: bool = False


def trace_of(order: Order) -> Trace:
    """The same of a stored order."""
    return Trace(
        state=order.state,
        suspended=order.suspension is not None,
        assignee_id=order.assignee_id,
        round=order.round,
        rated=order.rating is not None,
        closure=order.closure,
        breaches=len(order.breaches),
        levels=tuple(
            sorted(
                (one.target, one.due_at, one.level)
                for one in order.breaches
                if one.level and one.round == order.round
            )
        ),
        evaluated=order.evaluation is not None,
    )


def rebuild(events: Iterable[tuple[str, Any]]) -> Trace:
    """Follow (name, fact) from `OrderReported` on.

    Raises:
        IllegalWay: an event that its predecessors do not allow, or one that is unknown.

    """
    trace: Trace | None = None
    for number, (name, fact) in enumerate(events, 1):
        if (name == "OrderReported") != (trace is None):
            raise IllegalWay(f"#{number} {name}: an order begins with one OrderReported")
        if trace is None:
            trace = Trace()
            continue
        try:
            trace = _next(trace, name, fact)
        except IllegalWay as problem:
            raise IllegalWay(f"#{number} {name}: {problem}") from None
    if trace is None:
        raise IllegalWay("there are no events")
    return trace


def _next(trace: Trace, name: str, fact: Any) -> Trace:  # noqa: ANN401 - the event or its message
    if name in _OF_TIME:
        return _OF_TIME[name](trace, fact)
    if name == "OrderClosed" and fact.closure in SOURCES_OWN:
        _check(trace.state not in ENDED, f"it had ended as {trace.state}")
        return replace(trace, state=State.CLOSED, suspended=False, closure=fact.closure)
    if name == "OrderReopened" and fact.at_source:
        _check(trace.closure in SOURCES_OWN, "its source had not ended it")
        return replace(_reopened(trace, fact), state=State.SUBMITTED)
    if name == "OrderClosed" and fact.closure == Closure.WITHDRAWN and trace.state in FROM[Action.WITHDRAW]:
        return replace(trace, state=State.CLOSED, suspended=False, closure=fact.closure)
    if name == "OrderClosed" and fact.closure == Closure.DUPLICATE and trace.state in FROM[Action.LINK]:
        return replace(trace, state=State.CLOSED, suspended=False, closure=fact.closure)
    if name not in _STEPS:
        raise IllegalWay("no such event of an order is known")
    action, follow = _STEPS[name]
    if name == "OrderAssigned" and fact.claimed:
        action = Action.CLAIM
    _check(trace.state in FROM[action], f"not from {trace.state}")
    free = action in WHILE_SUSPENDED if trace.suspended else action is not Action.RESUME
    _check(free, "suspended" if trace.suspended else "not suspended")
    return follow(trace, fact)


def _into(state: State) -> Callable[[Trace, Any], Trace]:
    return lambda trace, _: replace(trace, state=state)


def _rated(trace: Trace, _fact: Any) -> Trace:  # noqa: ANN401
    _check(not trace.rated, "rated in this round already")
    return replace(trace, rated=True)


def _evaluated(trace: Trace, _fact: Any) -> Trace:  # noqa: ANN401
    _check(not trace.evaluated, "evaluated in this round already")
    return replace(trace, evaluated=True)


def _reopened(trace: Trace, fact: Any) -> Trace:  # noqa: ANN401
    _check(fact.round == trace.round + 1, f"round {fact.round} after {trace.round}")
    return Trace(State.ACCEPTED, round=fact.round, breaches=trace.breaches)


def _withdrawn(trace: Trace, _fact: Any) -> Trace:  # noqa: ANN401
    _check(trace.breaches > 0, "no breach was told")
    return replace(trace, breaches=trace.breaches - 1)


def _escalated(trace: Trace, fact: Any) -> Trace:  # noqa: ANN401
    if not fact.target:
        return trace  # told before each limit had its own ladder
    limit, levels = _limit(fact), _levels_without(trace, fact)
    reached = next((level for *at, level in trace.levels if tuple(at) == limit), 0)
    _check(fact.level > reached, f"level {fact.level} after {reached}")
    return replace(trace, levels=tuple(sorted((*levels, (*limit, fact.level)))))


def _climbed_down(trace: Trace, fact: Any) -> Trace:  # noqa: ANN401
    _check((*_limit(fact), fact.level) in trace.levels, f"it had not climbed to {fact.level}")
    return replace(trace, levels=_levels_without(trace, fact))


def _limit(fact: Any) -> tuple[str, datetime]:  # noqa: ANN401
    at = fact.due_at
    return fact.target, at if isinstance(at, datetime) else at.ToDatetime(UTC)


def _levels_without(trace: Trace, fact: Any) -> Levels:  # noqa: ANN401
    return tuple(one for one in trace.levels if one[:2] != _limit(fact))


def _check(legal: bool, problem: str) -> None:
    if not legal:
        raise IllegalWay(problem)


_STEPS: Mapping[str, tuple[Action, Callable[[Trace, Any], Trace]]] = MappingProxyType(
    {
        "OrderAccepted": (Action.ACCEPT, _into(State.ACCEPTED)),
        "OrderRefused": (Action.REFUSE, _into(State.REFUSED)),
        "OrderAssigned": (
            Action.ASSIGN,
            lambda trace, fact: replace(trace, state=State.ASSIGNED, assignee_id=fact.assignee_id),
        ),
        "OrderReturned": (
            Action.RETURN,
            lambda trace, _: replace(trace, state=State.ACCEPTED, assignee_id=None),
        ),
        "OrderStarted": (Action.START, _into(State.IN_PROGRESS)),
        "OrderSuspended": (Action.SUSPEND, lambda trace, _: replace(trace, suspended=True)),
        "OrderDeferred": (Action.DEFER, lambda trace, _: replace(trace, suspended=True)),
        "OrderDecided": (Action.RESUME, lambda trace, _: replace(trace, suspended=False)),
        "OrderResumed": (Action.RESUME, lambda trace, _: replace(trace, suspended=False)),
        "OrderFinished": (Action.FINISH, _into(State.DONE)),
        "OrderRevisited": (Action.REVISIT, _into(State.REVISITED)),
        "OrderRated": (Action.RATE, _rated),
        "OrderEvaluated": (Action.EVALUATE, _evaluated),
        "OrderReopened": (Action.REOPEN, _reopened),
        "OrderClosed": (
            Action.CLOSE,
            lambda trace, fact: replace(trace, state=State.CLOSED, closure=fact.closure),
        ),
        "OrderCommented": (Action.COMMENT, lambda trace, _: trace),
        "PhotosAdded": (Action.ADD_PHOTOS, lambda trace, _: trace),
        "EvidenceAdded": (Action.ADD_EVIDENCE, lambda trace, _: trace),
        "AssistanceAsked": (Action.ASK_ASSISTANCE, lambda trace, _: trace),
        "AssistanceGranted": (Action.GRANT_ASSISTANCE, lambda trace, _: trace),
        "AssistanceDeclined": (Action.DECLINE_ASSISTANCE, lambda trace, _: trace),
        "AssistanceWithdrawn": (Action.WITHDRAW_ASSISTANCE, lambda trace, _: trace),
        "AssistanceEnded": (Action.END_ASSISTANCE, lambda trace, _: trace),
    }
)
"""What people do: each is an action, allowed from the states that `FROM` says."""

_OF_TIME: Mapping[str, Callable[[Trace, Any], Trace]] = MappingProxyType(
    {
        "OrderAmended": lambda trace, _: trace,
        "SourceClockDiffered": lambda trace, _: trace,
        "DeadlineNear": lambda trace, _: trace,
        "DeadlineBreached": lambda trace, _: replace(trace, breaches=trace.breaches + 1),
        "BreachWithdrawn": _withdrawn,
        "OrderEscalated": _escalated,
        "EscalationWithdrawn": _climbed_down,
        "DeadlineMoved": lambda trace, _: trace,
        "ServiceRendered": lambda trace, _: trace,
        "OrderLinked": lambda trace, _: trace,
        "FollowersTold": lambda trace, _: trace,
        "OrderMatched": lambda trace, _: trace,
    }
)
"""What time or the source brings, in any state, and what follows from a step."""

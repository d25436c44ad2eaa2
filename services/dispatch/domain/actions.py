# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be done with an order, from which states and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from services.dispatch.domain.assistance import MOST_REQUESTS
from services.dispatch.domain.limits import Target
from services.dispatch.domain.orders import AT_WORK, Order, State
from services.dispatch.domain.outcomes import UNJUDGED
from services.dispatch.domain.reporting import OWN_SOURCE


class Action(StrEnum):
    ACCEPT = "accept"
    REFUSE = "refuse"
    ASSIGN = "assign"
    CLAIM = "claim"
    RETURN = "return"
    START = "start"
    SUSPEND = "suspend"
    DEFER = "defer"
    RESUME = "resume"
    FINISH = "finish"
    REVISIT = "revisit"
    ANSWER = "answer"
    RATE = "rate"
    EVALUATE = "evaluate"
    REOPEN = "reopen"
    CLOSE = "close"
    COMMENT = "comment"
    CORRECT = "correct"
    AMEND = "amend"
    ADD_PHOTOS = "add_photos"
    ADD_EVIDENCE = "add_evidence"
    WITHDRAW = "withdraw"
    LINK = "link"
    ASK_ASSISTANCE = "ask_assistance"
    GRANT_ASSISTANCE = "grant_assistance"
    DECLINE_ASSISTANCE = "decline_assistance"
    WITHDRAW_ASSISTANCE = "withdraw_assistance"
    END_ASSISTANCE = "end_assistance"


ANSWERS = frozenset({Action.GRANT_ASSISTANCE, Action.DECLINE_ASSISTANCE})
"""What the desk says to a request for assistance; whoever asked does not answer themselves."""

_BEFORE_FINISH = AT_WORK | {State.SUBMITTED, State.ACCEPTED}
_AFTER_WORK = frozenset({State.DONE, State.REVISITED, State.CLOSED})

FROM: Mapping[Action, frozenset[State]] = MappingProxyType(
    {
        Action.ACCEPT: frozenset({State.SUBMITTED}),
        Action.REFUSE: frozenset({State.SUBMITTED}),
        Action.ASSIGN: AT_WORK | {State.ACCEPTED},
        Action.CLAIM: frozenset({State.ACCEPTED}),
        Action.RETURN: AT_WORK,
        Action.START: frozenset({State.ASSIGNED}),
        Action.SUSPEND: AT_WORK | {State.ACCEPTED},
        Action.DEFER: AT_WORK | {State.ACCEPTED},
        Action.RESUME: AT_WORK | {State.ACCEPTED},
        Action.FINISH: AT_WORK,
        Action.REVISIT: frozenset({State.DONE}),
        Action.ANSWER: frozenset({State.DONE}),
        Action.RATE: _AFTER_WORK,
        Action.EVALUATE: _AFTER_WORK,
        Action.REOPEN: _AFTER_WORK,
        Action.CLOSE: frozenset({State.DONE, State.REVISITED}),
        Action.COMMENT: frozenset(State),
        Action.CORRECT: _BEFORE_FINISH,
        Action.AMEND: frozenset({State.SUBMITTED}),
        Action.ADD_PHOTOS: _BEFORE_FINISH,
        Action.ADD_EVIDENCE: AT_WORK,
        Action.WITHDRAW: _BEFORE_FINISH - {State.IN_PROGRESS},
        Action.LINK: _BEFORE_FINISH,
        Action.ASK_ASSISTANCE: AT_WORK,
        Action.GRANT_ASSISTANCE: AT_WORK,
        Action.DECLINE_ASSISTANCE: AT_WORK,
        Action.WITHDRAW_ASSISTANCE: AT_WORK,
        Action.END_ASSISTANCE: AT_WORK,
    }
)
"""Every legal step; tests walk it. What is done is closed only where the order's terms know no revisit."""

WHILE_SUSPENDED = frozenset(
    {
        Action.RESUME,
        Action.COMMENT,
        Action.ADD_PHOTOS,
        Action.ADD_EVIDENCE,
        Action.WITHDRAW,
        Action.LINK,
        Action.ASK_ASSISTANCE,
        Action.WITHDRAW_ASSISTANCE,
        Action.END_ASSISTANCE,
        *ANSWERS,
    }
)

_STEPS: Mapping[Action, Target] = MappingProxyType(
    {Action.START: Target.START, Action.REVISIT: Target.REVISIT, Action.ANSWER: Target.REVISIT}
)


def left_out(order: Order, action: Action) -> bool:
    """Whether the procedure that the order was reported under has no such step at this point."""
    if action is Action.CLOSE:
        return order.state is State.DONE and Target.REVISIT not in order.terms.unused
    return _STEPS.get(action) in order.terms.unused


def possible(order: Order, now: datetime) -> tuple[Action, ...]:
    """The actions that the order's state and the time allow to whoever may do them."""
    until = reopen_until(order)
    waits = bool(order.asking)
    never = {
        Action.RATE: order.rating is not None or order.closure in UNJUDGED,
        Action.REOPEN: order.duplicate_of is not None or (until is not None and until < now),
        Action.EVALUATE: order.evaluation is not None or order.closure in UNJUDGED,
        Action.CORRECT: order.source != OWN_SOURCE,
        Action.LINK: bool(order.duplicates),
        Action.ASK_ASSISTANCE: waits or len(order.assistances) >= MOST_REQUESTS,
        Action.GRANT_ASSISTANCE: not waits,
        Action.DECLINE_ASSISTANCE: not waits,
        Action.WITHDRAW_ASSISTANCE: not waits,
        Action.END_ASSISTANCE: not order.assisting,
    }
    return tuple(
        action
        for action, states in FROM.items()
        if order.state in states
        and (action in WHILE_SUSPENDED if order.suspension else action is not Action.RESUME)
        and not never.get(action)
        and not left_out(order, action)
    )


def reopen_until(order: Order) -> datetime | None:
    """The last moment for reopening; None before the end, when it can be reopened at any time.

    The window counts from the close, which may come days after the finish: nobody loses it to a late close.
    """
    if order.closed_at is None:
        return None
    return order.closed_at + timedelta(minutes=order.terms.reopen_minutes)

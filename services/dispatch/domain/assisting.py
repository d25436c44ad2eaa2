# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assistance with an order (协办): asked for by its handlers, answered by the desk; its clocks run on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.dispatch.domain import assistance
from services.dispatch.domain.actions import Action
from services.dispatch.domain.assignees import Assignee
from services.dispatch.domain.assistance import MOST_REQUESTS, Assistance, AssistanceKind, Assistant, Reply
from services.dispatch.domain.assistance_errors import (
    AssistanceAwaited,
    AssistantNeeded,
    NoAssistanceAsked,
    NotAssisting,
    TooManyRequests,
    WorksOnItAlready,
)
from services.dispatch.domain.events import (
    AssistanceAsked,
    AssistanceDeclined,
    AssistanceEnded,
    AssistanceGranted,
    AssistanceWithdrawn,
)
from services.dispatch.domain.orders import Order, settled
from services.dispatch.domain.steps import Step, begin


def ask(order: Order, kind: AssistanceKind, reason: str, by: str, now: datetime) -> Step:
    """Raises WrongState, AssistanceAwaited, TooManyRequests."""
    order, events = begin(order, Action.ASK_ASSISTANCE, now)
    if waits := assistance.awaited(order.assistances):
        raise AssistanceAwaited(order.id, waits.number)
    if len(order.assistances) >= MOST_REQUESTS:
        raise TooManyRequests(order.id, MOST_REQUESTS)
    one = Assistance(number=len(order.assistances) + 1, kind=kind, reason=reason, by=by, at=now)
    order = replace(order, assistances=(*order.assistances, one))
    return settled(order, now), [*events, AssistanceAsked(order.id, one.number, kind, reason)]


def grant(order: Order, who: Assignee | None, reply: Reply) -> Step:
    """Raises WrongState, NoAssistanceAsked, AssistantNeeded, WorksOnItAlready."""
    order, events = begin(order, Action.GRANT_ASSISTANCE, reply.at)
    asked = _asked(order)
    if who is None and asked.kind is not AssistanceKind.MATERIALS:
        raise AssistantNeeded(order.id, asked.kind)
    if who and who.id in {order.assignee_id, *(one.id for one in assistance.helping(order.assistances))}:
        raise WorksOnItAlready(order.id, who.id)
    assistant = Assistant(who.id, who.kind, who.handlers) if who else None
    fact = AssistanceGranted(
        order.id,
        asked.number,
        asked.kind,
        assistant.id if assistant else None,
        reply.note,
        _concerned(order, asked),
        assistant.persons if assistant else (),
    )
    return _with(order, assistance.grant(asked, assistant, reply), reply.at), [*events, fact]


def decline(order: Order, reply: Reply) -> Step:
    """Raises WrongState, NoAssistanceAsked."""
    order, events = begin(order, Action.DECLINE_ASSISTANCE, reply.at)
    asked = _asked(order)
    fact = AssistanceDeclined(order.id, asked.number, asked.kind, reply.note, _concerned(order, asked))
    return _with(order, assistance.decline(asked, reply), reply.at), [*events, fact]


def withdraw(order: Order, now: datetime) -> Step:
    """Whoever handles it manages without. Raises WrongState, NoAssistanceAsked."""
    order, events = begin(order, Action.WITHDRAW_ASSISTANCE, now)
    asked = _asked(order)
    fact = AssistanceWithdrawn(order.id, asked.number)
    return _with(order, assistance.withdraw(asked), now), [*events, fact]


def end(order: Order, assistant_id: str, now: datetime) -> Step:
    """One who assists is not needed any more. Raises WrongState, NotAssisting."""
    order, events = begin(order, Action.END_ASSISTANCE, now)
    found = next((one for one in order.assistances if _helps(one, assistant_id)), None)
    if found is None or found.assistant is None:
        raise NotAssisting(order.id, assistant_id)
    fact = AssistanceEnded(order.id, found.number, assistant_id, found.assistant.persons)
    return _with(order, assistance.end(found), now), [*events, fact]


def _asked(order: Order) -> Assistance:
    asked = assistance.awaited(order.assistances)
    if asked is None:
        raise NoAssistanceAsked(order.id)
    return asked


def _concerned(order: Order, asked: Assistance) -> tuple[str, ...]:
    """Who is told of the answer."""
    handlers = order.assignee.handlers if order.assignee else ()
    return tuple(dict.fromkeys((*handlers, asked.by)))


def _helps(one: Assistance, assistant_id: str) -> bool:
    granted = one.state is assistance.AssistanceState.GRANTED
    return granted and one.assistant is not None and one.assistant.id == assistant_id


def _with(order: Order, changed: Assistance, now: datetime) -> Order:
    given = tuple(changed if one.number == changed.number else one for one in order.assistances)
    return settled(replace(order, assistances=given), now)

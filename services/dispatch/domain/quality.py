# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether the work was any good: what the organisation finds of it, and what reasons may be given."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from services.dispatch.domain import events as facts
from services.dispatch.domain.actions import Action
from services.dispatch.domain.errors import AlreadyEvaluated, UnknownReason, WrongState
from services.dispatch.domain.orders import Order, settled
from services.dispatch.domain.outcomes import UNJUDGED, Evaluation
from services.dispatch.domain.steps import Step, begin


def known_reasons(given: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """The reasons, each once. Raises UnknownReason for the first that the list does not have."""
    unknown = next((reason for reason in given if reason not in known), None)
    if unknown is not None:
        raise UnknownReason(unknown, known)
    return tuple(dict.fromkeys(given))


def evaluate(order: Order, evaluation: Evaluation, now: datetime) -> Step:
    """The organisation's word on the work, once in a round."""
    order, events = begin(order, Action.EVALUATE, now)
    if order.closure in UNJUDGED:
        raise WrongState(order.id, order.state, Action.EVALUATE)
    if order.evaluation:
        raise AlreadyEvaluated(order.id, order.round)
    fact = facts.OrderEvaluated(
        order.id,
        order.assignee_id or "",
        evaluation.score,
        evaluation.reasons,
        evaluation.note,
        order.place_path,
        order.category,
        order.round,
    )
    return settled(replace(order, evaluation=evaluation), now), [*events, fact]

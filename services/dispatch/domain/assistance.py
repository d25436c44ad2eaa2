# SPDX-License-Identifier: AGPL-3.0-or-later
"""Assistance (协办): whoever handles an order asks the desk for it, and somebody else works along.

The word is of orders alone; neighbours who ask neighbours for help (求助) have needs (`skills.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.dispatch.domain.assignees import AssigneeKind


class AssistanceKind(StrEnum):
    """What is lacking: another skill, another company or department, materials."""

    SKILL = "skill"
    PARTNER = "partner"
    MATERIALS = "materials"


class AssistanceState(StrEnum):
    """待答复, 已同意, 未同意, 已撤回, 已失效 (the order went on without an answer), 已结束."""

    ASKED = "asked"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"
    ENDED = "ended"


MOST_REQUESTS = 20
"""Of one order, in all its rounds."""

HELPED = frozenset({AssistanceState.GRANTED, AssistanceState.ENDED})
"""What was granted, whether it is over or not."""


@dataclass(frozen=True)
class Assistant:
    """Who assists; `persons` may act for them, and see the order. No name: those of persons are erased."""

    id: str
    kind: AssigneeKind
    persons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Assistance:
    """The `number`th request of an order. Materials may be granted without an assistant."""

    number: int
    kind: AssistanceKind
    reason: str
    by: str
    at: datetime
    state: AssistanceState = AssistanceState.ASKED
    assistant: Assistant | None = None
    note: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True)
class Reply:
    """The desk's words to whoever asked."""

    note: str
    by: str
    at: datetime


def grant(one: Assistance, assistant: Assistant | None, reply: Reply) -> Assistance:
    return replace(_answered(one, reply), state=AssistanceState.GRANTED, assistant=assistant)


def decline(one: Assistance, reply: Reply) -> Assistance:
    return replace(_answered(one, reply), state=AssistanceState.DECLINED)


def withdraw(one: Assistance) -> Assistance:
    """Not needed any more."""
    _check_waits(one)
    return replace(one, state=AssistanceState.WITHDRAWN)


def overtake(one: Assistance) -> Assistance:
    """The order has gone on without an answer."""
    if one.state is not AssistanceState.ASKED:
        return one
    return replace(one, state=AssistanceState.OVERTAKEN)


def end(one: Assistance) -> Assistance:
    """Whoever assists does so no more, and does not see the order any longer for it."""
    if one.state is not AssistanceState.GRANTED:
        return one
    return replace(one, state=AssistanceState.ENDED)


def awaited(given: Sequence[Assistance]) -> Assistance | None:
    """The request that waits for an answer; there is one at the most."""
    return next((one for one in given if one.state is AssistanceState.ASKED), None)


def helping(given: Sequence[Assistance]) -> tuple[Assistant, ...]:
    """Who assists now."""
    granted = (one.assistant for one in given if one.state is AssistanceState.GRANTED)
    return tuple(one for one in granted if one)


def persons(given: Sequence[Assistance]) -> tuple[str, ...]:
    """All who may act for an assistant."""
    return tuple(dict.fromkeys(person for one in helping(given) for person in one.persons))


def with_order(
    given: Sequence[Assistance], *, at_work: bool, responsible_id: str | None
) -> tuple[Assistance, ...]:
    """What becomes of requests as the order goes on.

    Nobody needs an answer for what is not at work; who assisted what is nobody's now, or their own, assists
    no more.
    """
    given = tuple(given) if at_work else tuple(map(overtake, given))
    return tuple(
        end(one) if one.assistant and responsible_id in (None, one.assistant.id) else one for one in given
    )


def _answered(one: Assistance, reply: Reply) -> Assistance:
    _check_waits(one)
    return replace(one, note=reply.note, answered_by=reply.by, answered_at=reply.at)


def _check_waits(one: Assistance) -> None:
    assert one.state is AssistanceState.ASKED, "only what was asked is answered"

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What follows a confirmed red light: notice → interview (约谈) → rectification → re-check → exit (退出).

Whether a company leaves is for the owners to decide (Civil Code Art. 278 (1) 4): the end of a case is a
proposal to them, never an order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Event, OrgPath
from services.credit.domain import events as told
from services.credit.domain.case_errors import (
    DeadlineTooShort,
    InterviewNotYet,
    NotHeard,
    WindowStillOpen,
    WrongCaseState,
)
from services.credit.domain.credit_files import CreditFile
from services.credit.domain.kinds import ExitReason, SubjectKind


class State(StrEnum):
    NOTIFIED = "notified"
    INTERVIEWED = "interviewed"
    RECTIFYING = "rectifying"
    OVERDUE = "overdue"
    EXIT_DUE = "exit_due"
    EXIT_PROPOSED = "exit_proposed"
    CLOSED = "closed"
    OVERRULED = "overruled"
    EXITED = "exited"
    KEPT = "kept"


class Action(StrEnum):
    INTERVIEW = "interview"
    ORDER = "order"
    PRESS = "press"
    RECHECK = "recheck"
    ESCALATE = "escalate"
    HEAR = "hear"
    PROPOSE = "propose"
    CLOSE = "close"
    SETTLE = "settle"
    OVERRULE = "overrule"


_UNDER_WAY = frozenset({State.NOTIFIED, State.INTERVIEWED, State.RECTIFYING, State.OVERDUE})
OPEN = _UNDER_WAY | {State.EXIT_DUE, State.EXIT_PROPOSED}
"""Something is still to follow."""

FROM: Mapping[Action, frozenset[State]] = MappingProxyType(
    {
        Action.INTERVIEW: frozenset({State.NOTIFIED}),
        Action.ORDER: frozenset({State.INTERVIEWED}),
        Action.PRESS: frozenset({State.RECTIFYING}),
        Action.RECHECK: frozenset({State.RECTIFYING, State.OVERDUE}),
        Action.ESCALATE: _UNDER_WAY,
        Action.HEAR: frozenset({State.EXIT_DUE}),
        Action.PROPOSE: frozenset({State.EXIT_DUE}),
        Action.CLOSE: frozenset({State.EXIT_DUE}),
        Action.SETTLE: frozenset({State.EXIT_PROPOSED}),
        Action.OVERRULE: _UNDER_WAY | {State.EXIT_DUE},
    }
)
"""Every legal step; tests walk it."""


@dataclass(frozen=True)
class Interview:
    """`attended`: who was there, in words; `document`: the signed record."""

    held_at: datetime
    attended: str
    record: str
    document: str


@dataclass(frozen=True)
class Rectification:
    """What is to be put right, through which day."""

    tasks: str
    due_on: date


@dataclass(frozen=True)
class Recheck:
    passed: bool
    on: date
    record: str
    document: str


@dataclass(frozen=True)
class Hearing:
    """`waived`: the company said in writing that it needs none."""

    on: date
    waived: bool
    record: str
    document: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """What follows one red light of a file.

    Attributes:
        interview_by: when the interview must have been, `interview_days` after the opening.
        appeal_until: until when whom it is about may appeal against the light.
        publication_id: the published rating that objections are raised to; a manager's is not published.
        exit_reason, hearing, asked_at, topic_id, adopted: the question whether the company leaves.

    """

    id: str
    file_id: str
    place: OrgPath
    within: tuple[str, ...]
    opened_at: datetime
    opened_by: str
    interview_by: datetime
    appeal_until: datetime
    interview_days: int | None = None
    publication_id: str | None = None
    state: State = State.NOTIFIED
    interview: Interview | None = None
    rectification: Rectification | None = None
    rechecks: tuple[Recheck, ...] = ()
    exit_reason: ExitReason | None = None
    hearing: Hearing | None = None
    asked_at: OrgPath | None = None
    topic_id: str | None = None
    adopted: bool | None = None
    ended_why: str = ""


Step = tuple[Case, list[Event]]


def open_case(case: Case, *, second_red: bool) -> Step:
    """The notice: a red light was confirmed. A second one within the ladder's months leads on to the exit."""
    assert case.state is State.NOTIFIED, "a case begins with its notice"
    fact = told.CaseOpened(case.id, case.file_id, case.place, case.interview_by, case.appeal_until)
    return _escalated(case, [fact]) if second_red else (case, [fact])


def escalate(case: Case) -> Step:
    """While the case is under way a second red light was confirmed."""
    _allowed(case, Action.ESCALATE)
    return _escalated(case, [])


def interview(case: Case, held: Interview, now: datetime) -> Step:
    """The interview is on record. Raises InterviewNotYet."""
    _allowed(case, Action.INTERVIEW)
    if not case.opened_at <= held.held_at <= now:
        raise InterviewNotYet(held.held_at, case.opened_at)
    interviewed = replace(case, state=State.INTERVIEWED, interview=held)
    return interviewed, [told.InterviewHeld(case.id, held.held_at)]


def order(case: Case, ordered: Rectification, today: date, shortest_days: int) -> Step:
    """What is to be put right, with a deadline. Raises DeadlineTooShort."""
    _allowed(case, Action.ORDER)
    earliest = today + timedelta(days=shortest_days)
    if ordered.due_on < earliest:
        raise DeadlineTooShort(ordered.due_on, earliest)
    rectifying = replace(case, state=State.RECTIFYING, rectification=ordered)
    return rectifying, [told.RectificationOrdered(case.id, ordered.due_on)]


def press(case: Case) -> Step:
    """The deadline is over and nobody has re-checked."""
    _allowed(case, Action.PRESS)
    return replace(case, state=State.OVERDUE), [told.RectificationOverdue(case.id, case.place)]


def recheck(case: Case, found: Recheck) -> Step:
    """It is put right, or it is not: then the owners may be asked."""
    _allowed(case, Action.RECHECK)
    checked = replace(case, rechecks=(*case.rechecks, found))
    fact = told.CaseRechecked(case.id, found.passed)
    if found.passed:
        return replace(checked, state=State.CLOSED), [fact, told.CaseClosed(case.id, State.CLOSED)]
    due = replace(checked, state=State.EXIT_DUE, exit_reason=ExitReason.FAILED_RECHECK)
    return due, [fact, told.ExitDue(case.id, ExitReason.FAILED_RECHECK)]


def hear(case: Case, hearing: Hearing) -> Step:
    """The company was heard, or waived it (听证)."""
    _allowed(case, Action.HEAR)
    return replace(case, hearing=hearing), [told.HearingHeld(case.id, hearing.waived)]


def propose_exit(
    case: Case, file: CreditFile, at: OrgPath, words: tuple[str, str], now: datetime, *, undecided: bool
) -> Step:
    """A person confirms that the owners of a place are asked; `words`: title and text of the question.

    Raises:
        NotHeard: there was neither a hearing nor a waiver.
        WindowStillOpen: somebody may still appeal, or did and waits for the decision.

    """
    _allowed(case, Action.PROPOSE)
    if case.hearing is None:
        raise NotHeard(case.id)
    if undecided or now < case.appeal_until:
        raise WindowStillOpen(case.id, case.appeal_until)
    title, text = words
    fact = told.ExitProposed(case.id, file.id, SubjectKind(file.kind), at, title, text)
    return replace(case, state=State.EXIT_PROPOSED, asked_at=at), [fact]


def close(case: Case, why: str) -> Step:
    """A person decides that the owners are not asked."""
    _allowed(case, Action.CLOSE)
    return replace(case, state=State.CLOSED, ended_why=why), [told.CaseClosed(case.id, State.CLOSED)]


def take_up(case: Case, topic_id: str) -> Step:
    """The question is a topic of the owners' assembly."""
    return replace(case, topic_id=topic_id), []


def settle(case: Case, *, adopted: bool) -> Step:
    """The owners have decided."""
    _allowed(case, Action.SETTLE)
    state = State.EXITED if adopted else State.KEPT
    return replace(case, state=state, adopted=adopted), [told.CaseClosed(case.id, state)]


def overrule(case: Case, why: str) -> Step:
    """An objection or an appeal was upheld: there was no red light."""
    _allowed(case, Action.OVERRULE)
    overruled = replace(case, state=State.OVERRULED, ended_why=why)
    return overruled, [told.CaseClosed(case.id, State.OVERRULED)]


def can(case: Case, action: Action) -> bool:
    """Whether the case's state allows the action."""
    return case.state in FROM[action]


def _escalated(case: Case, before: list[Event]) -> Step:
    due = replace(case, state=State.EXIT_DUE, exit_reason=ExitReason.TWO_REDS)
    return due, [*before, told.ExitDue(case.id, ExitReason.TWO_REDS)]


def _allowed(case: Case, action: Action) -> None:
    if not can(case, action):
        raise WrongCaseState(case.id, case.state, action)

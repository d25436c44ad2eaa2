# SPDX-License-Identifier: AGPL-3.0-or-later
"""An accountability case: a statement that residents think badly of is answered for (无效必问责)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.calendar import Term
from services.chassis.values import Event, OrgPath
from services.finance.domain.errors import SamePerson
from services.finance.domain.events import CaseAnswered, CaseClosed, CaseOpened, CaseOverdue
from services.finance.domain.statement_errors import NotTheOwner, WrongCaseState


class CaseState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Case:
    """`owner`: who has to answer until `due_at`, the end of `term`; `level`: how many places up were told
    that they did not.
    """

    id: str
    statement_id: str
    place: OrgPath
    within: tuple[str, ...]
    owner: str
    opened_at: datetime
    due_at: datetime
    state: CaseState = CaseState.OPEN
    term: Term | None = None
    answer: str = ""
    answered_at: datetime | None = None
    closed_by: str = ""
    finding: str = ""
    level: int = 0


Step = tuple[Case, list[Event]]


def open_case(case: Case) -> Step:
    """Somebody has to answer for a statement."""
    return case, [CaseOpened(case.id, case.statement_id, case.place, case.owner, case.due_at)]


def answer(case: Case, by: str, text: str, at: datetime) -> Step:
    """Its owner says what was wrong and what is done about it. Raises WrongCaseState, NotTheOwner."""
    if case.state is not CaseState.OPEN:
        raise WrongCaseState(case.id, case.state)
    if by != case.owner:
        raise NotTheOwner(case.id)
    late = at > case.due_at
    answered = replace(case, state=CaseState.ANSWERED, answer=text, answered_at=at)
    return answered, [CaseAnswered(case.id, case.statement_id, late)]


def send_back(case: Case, by: str, due_at: datetime) -> Step:
    """The answer is not enough: it is owed again. Raises WrongCaseState, SamePerson."""
    _check_judged(case, by)
    return open_case(replace(case, state=CaseState.OPEN, due_at=due_at))


def close(case: Case, by: str, finding: str) -> Step:
    """Somebody else is content with the answer. Raises WrongCaseState, SamePerson."""
    _check_judged(case, by)
    closed = replace(case, state=CaseState.CLOSED, closed_by=by, finding=finding)
    return closed, [CaseClosed(case.id, case.statement_id, finding)]


def press(case: Case) -> Step:
    """It is late: the next place up is told, its own first."""
    level, above = case.place.climb(case.level)
    return replace(case, level=level), [CaseOverdue(case.id, case.place, level, above)]


def is_pressed(case: Case) -> bool:
    """Whether it is owed and somebody above has not been told yet."""
    return case.state is CaseState.OPEN and case.level < case.place.depth


def _check_judged(case: Case, by: str) -> None:
    if case.state is not CaseState.ANSWERED:
        raise WrongCaseState(case.id, case.state)
    if by == case.owner:
        raise SamePerson

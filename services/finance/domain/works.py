# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work that is ordered from a company for a commitment; dispatch sees to it, under the same id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.finance.domain.events import WorkOrdered
from services.finance.domain.spending_errors import WorkNotDone, WrongWorkState

RESOLVED = "resolved"
"""How dispatch calls an order that ended well."""


class WorkState(StrEnum):
    ORDERED = "ordered"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class Work:
    """`verdict`: dispatch's word on whether the whole kept its limit."""

    id: str
    commitment_id: str
    matter: str
    place: OrgPath
    company_id: str
    category: str
    description: str
    ordered_by: str
    ordered_at: datetime
    state: WorkState = WorkState.ORDERED
    closed_at: datetime | None = None
    verdict: str = ""


def order(work: Work) -> tuple[Work, list[Event]]:
    """Have it done."""
    fact = WorkOrdered(
        work.id,
        work.commitment_id,
        work.matter,
        work.place,
        work.company_id,
        work.category,
        work.description,
        work.ordered_by,
    )
    return work, [fact]


def close(work: Work, closure: str, verdict: str, at: datetime) -> Work:
    """Dispatch closed the order: only what was resolved is done. Raises WrongWorkState."""
    if work.state is not WorkState.ORDERED:
        raise WrongWorkState(work.id, work.state)
    state = WorkState.DONE if closure == RESOLVED else WorkState.FAILED
    return replace(work, state=state, closed_at=at, verdict=verdict)


def reopen(work: Work) -> Work:
    """Dispatch opened the closed order again: it is not done. Raises WrongWorkState."""
    if not is_closed(work):
        raise WrongWorkState(work.id, work.state)
    return replace(work, state=WorkState.ORDERED, closed_at=None, verdict="")


def is_closed(work: Work) -> bool:
    """Whether dispatch closed its order; one that was only finished is opened again without that."""
    return work.state in (WorkState.DONE, WorkState.FAILED)


def check_done(work: Work) -> None:
    """Before it is paid. Raises WorkNotDone."""
    if work.state is not WorkState.DONE:
        raise WorkNotDone(work.id, work.state)

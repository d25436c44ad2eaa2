# SPDX-License-Identifier: AGPL-3.0-or-later
"""Statements of quarters that are not published although their day is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from services.chassis.values import Event, OrgPath
from services.finance.domain import periods
from services.finance.domain.events import StatementOverdue


@dataclass(frozen=True, kw_only=True)
class OverdueStatement:
    """It was told that a quarter's statement is late, with the id of the period; `due`: its last day."""

    id: str
    place: OrgPath
    quarter: str
    due: date
    told_at: datetime


def tell(overdue: OverdueStatement) -> tuple[OverdueStatement, list[Event]]:
    """Whoever rates those who serve there is to know, published late or never."""
    return overdue, [StatementOverdue(overdue.place, overdue.quarter, overdue.due)]


def last_due(today: date, due_on: Callable[[str], date]) -> tuple[str, date]:
    """The last quarter whose statement had to be there before today, and its day."""
    quarter = periods.before(periods.quarter_of(today))
    while (due := due_on(quarter)) >= today:
        quarter = periods.before(quarter)
    return quarter, due

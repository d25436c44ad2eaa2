# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reckon the next open deadlines again: the calendar of their place changed."""

from dataclasses import replace

from services.chassis import reckoning
from services.chassis.calendar import Calendar
from services.chassis.jobs import Step
from services.chassis.reckoning import Reckoned, publicity_kinds
from services.chassis.store.jobs import Job
from services.chassis.values import Event
from services.finance.domain import statements
from services.finance.domain.cases import Case, CaseState
from services.finance.domain.events import DeadlineMoved
from services.finance.domain.statements import Statement
from services.finance.domain.timer_kinds import CASE, REVIEW
from services.finance.store import Tx


def handle(tx: Tx, job: Job) -> Step:
    return reckoning.chunk(tx, job, KINDS)


def _case(_tx: Tx, case: Case, calendar: Calendar) -> tuple[Case, list[Event]]:
    if case.state is not CaseState.OPEN or case.level or case.term is None:
        return case, []
    due = calendar.due(case.term)
    if due == case.due_at:
        return case, []
    fact = DeadlineMoved(f"case/{case.id}", "case", case.due_at, due, case.place)
    return replace(case, due_at=due), [fact]


def _review(_tx: Tx, statement: Statement, calendar: Calendar) -> tuple[Statement, list[Event]]:
    was, again = statement.review_until, statements.reckon(statement, calendar)
    if was is None or again.review_until is None or again == statement:
        return statement, []
    fact = DeadlineMoved(f"statement/{again.id}", "review", was, again.review_until, again.place)
    return again, [fact]


def _keep_case(tx: Tx, case: Case, events: list[Event]) -> None:
    tx.cases.save(case, *events)
    tx.timers.set(CASE, case.id, case.due_at)


def _keep_statement(tx: Tx, statement: Statement, events: list[Event]) -> None:
    tx.statements.save(statement, *events)
    if statement.review_until:
        tx.timers.set(REVIEW, statement.id, statement.review_until, position="", count=0, stars=0)


KINDS = (
    Reckoned(Tx.cases, _case, _keep_case, lambda at: [{"within": at}]),
    Reckoned(Tx.statements, _review, _keep_statement, lambda at: [{"within": at}]),
    *publicity_kinds(Tx, DeadlineMoved),
)
"""What finance has open deadlines of; one that was told late already stays."""

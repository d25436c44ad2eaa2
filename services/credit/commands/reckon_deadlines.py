# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reckon the next open deadlines again: the calendar of their place changed."""

from dataclasses import replace

from services.chassis import reckoning
from services.chassis.calendar import Calendar, Term
from services.chassis.jobs import Step
from services.chassis.reckoning import Reckoned, publicity_kinds
from services.chassis.store.jobs import Job
from services.chassis.values import Event
from services.credit.domain.appeals import Appeal
from services.credit.domain.cases import Case, State
from services.credit.domain.events import DeadlineMoved
from services.credit.domain.timer_kinds import APPEAL
from services.credit.store import Tx


def handle(tx: Tx, job: Job) -> Step:
    return reckoning.chunk(tx, job, KINDS)


def _interview(_tx: Tx, case: Case, calendar: Calendar) -> tuple[Case, list[Event]]:
    if case.state is not State.NOTIFIED or case.interview_days is None:
        return case, []
    due = calendar.due(Term(case.opened_at, case.interview_days))
    if due == case.interview_by:
        return case, []
    fact = DeadlineMoved(f"case/{case.id}", "interview", case.interview_by, due, case.place)
    return replace(case, interview_by=due), [fact]


def _decision(_tx: Tx, appeal: Appeal, calendar: Calendar) -> tuple[Appeal, list[Event]]:
    if appeal.outcome or appeal.decide_days is None:
        return appeal, []
    last = calendar.add_working_days(calendar.local_date(appeal.at), appeal.decide_days)
    due = calendar.end_of_period(last)
    if due == appeal.decide_by:
        return appeal, []
    fact = DeadlineMoved(f"appeal/{appeal.id}", "decision", appeal.decide_by, due, appeal.place)
    return replace(appeal, decide_by=due), [fact]


def _keep_case(tx: Tx, case: Case, events: list[Event]) -> None:
    tx.cases.save(case, *events)


def _keep_appeal(tx: Tx, appeal: Appeal, events: list[Event]) -> None:
    tx.appeals.save(appeal, *events)
    tx.timers.set(APPEAL, appeal.id, appeal.decide_by)


KINDS = (
    Reckoned(Tx.cases, _interview, _keep_case, lambda at: [{"within": at}]),
    Reckoned(Tx.appeals, _decision, _keep_appeal, lambda at: [{"within": at}]),
    *publicity_kinds(Tx, DeadlineMoved),
)
"""What credit has open deadlines of. The window for an appeal was told with its last day and stays."""

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases: what follows a red light, from the interview (约谈) to the question to the owners."""

from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.credit import queries
from services.credit.commands import (
    close_case,
    hear_case,
    hold_interview,
    order_rectification,
    propose_exit,
    recheck_case,
)
from services.credit.domain.authority import Permission
from services.credit.store import Tx


class InterviewView(View):
    held_at: datetime
    attended: str
    record: str
    document: str


class RectificationView(View):
    tasks: str
    due_on: date


class RecheckView(View):
    passed: bool
    on: date
    record: str
    document: str


class HearingView(View):
    on: date
    waived: bool
    record: str
    document: str


class CaseView(View):
    """`asked_at`: where the owners were asked; `topic_id`: the topic of that; `adopted`: the answer."""

    id: str
    version: int
    file_id: str
    place: OrgPath
    state: str
    opened_at: datetime
    interview_by: datetime
    appeal_until: datetime
    publication_id: str | None
    interview: InterviewView | None
    rectification: RectificationView | None
    rechecks: list[RecheckView]
    exit_reason: str | None
    hearing: HearingView | None
    asked_at: OrgPath | None
    topic_id: str | None
    adopted: bool | None
    ended_why: str


cases = Resource("cases", "/credit/v1/cases", of=Tx.cases, shows=CaseView, requires=AUTHENTICATED)

cases.list(queries.list_cases, requires=Permission.FILES_READ)
cases.show(queries.show_case)
cases.act("interview", hold_interview, requires=Permission.CASES_CONDUCT)
cases.act("order", order_rectification, requires=Permission.CASES_CONDUCT)
cases.act("recheck", recheck_case, requires=Permission.CASES_CONDUCT)
cases.act("hear", hear_case, requires=Permission.CASES_CONDUCT)
cases.act("propose-exit", propose_exit, requires=Permission.RATINGS_CONFIRM)
cases.act("close", close_case, requires=Permission.RATINGS_CONFIRM)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work plans (工作方案): open them, tell progress, see what is overdue."""

from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.deliberation.commands import open_plan, report_progress
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.plans import Plan
from services.deliberation.queries.plans import list_plans, list_public_plans, show_plan, show_public_plan
from services.deliberation.store import Tx


class ReportView(View):
    """`files`: the ids of those that show it."""

    at: datetime
    text: str
    files: list[str]


class PlanStepView(View):
    """`owner`: the body or office that sees to it, by the end of the day `due`."""

    id: str
    title: str
    owner: str
    due: date
    done_at: datetime | None
    reports: list[ReportView]


class PlanView(View):
    """`level`: how far an overdue step has climbed, 0 if none is overdue; `matter`: what it carries out."""

    id: str
    version: int
    title: str
    place: OrgPath
    matter: str
    goals: list[str]
    steps: list[PlanStepView]
    opened_at: datetime
    state: str
    level: int


class PublicReportView(View):
    """`evidence`: how many files show it."""

    at: datetime
    text: str
    evidence: int


class PublicPlanStepView(View):
    title: str
    owner: str
    due: date
    done_at: datetime | None
    overdue: bool
    reports: list[PublicReportView]


class PublicPlanView(View):
    """`matter`: what it carries out."""

    id: str
    title: str
    place: OrgPath
    matter: str
    goals: list[str]
    steps: list[PublicPlanStepView]
    opened_at: datetime
    state: str


def to_public(tx: Tx, plan: Plan) -> PublicPlanView:
    overdue = {step.id for step in plan.overdue(tx.calendar.local_date(tx.now))}
    steps = [
        PublicPlanStepView(
            title=step.title,
            owner=step.owner,
            due=step.due,
            done_at=step.done_at,
            overdue=step.id in overdue,
            reports=[PublicReportView(at=r.at, text=r.text, evidence=len(r.files)) for r in step.reports],
        )
        for step in plan.steps
    ]
    return PublicPlanView(
        id=plan.id,
        title=plan.title,
        place=plan.place,
        matter=plan.matter,
        goals=list(plan.goals),
        steps=steps,
        opened_at=plan.opened_at,
        state=plan.state,
    )


plans = Resource("plans", "/deliberation/v1/plans", of=Tx.plans, shows=PlanView, requires=AUTHENTICATED)
public_plans = Resource(
    "public_plans",
    "/deliberation/v1/public/<code:district>/plans",
    of=Tx.plans,
    shows=to_public,
    requires=PUBLIC,
)

plans.create(open_plan, requires=Permission.PLANS_KEEP)
plans.list(list_plans)
plans.show(show_plan)
plans.act("report", report_progress, requires=Permission.PLANS_KEEP)
public_plans.list(list_public_plans)
public_plans.show(show_public_plan)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell how far a step of a plan is, with files that show it, and perhaps that it is done."""

from pydantic import Field

from services.chassis import files
from services.chassis.http import Id, Input
from services.deliberation.commands import Text
from services.deliberation.domain import plans
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.plans import Plan, Report
from services.deliberation.domain.timer_kinds import PLAN
from services.deliberation.store import Tx


class ReportProgress(Input):
    """`files`: their ids, each uploaded by who reports; `done`: nothing is left of the step."""

    step_id: Id
    text: Text
    files: tuple[Id, ...] = Field((), max_length=10)
    done: bool = False


def handle(tx: Tx, plan_id: str, cmd: ReportProgress) -> Plan:
    plan = tx.plans.get(plan_id)
    tx.require(Permission.PLANS_KEEP, plan.place)
    calendar = tx.calendar_at(plan.place)
    today = calendar.local_date(tx.now)
    told = Report(at=tx.now, by=tx.by.subject, text=cmd.text, files=cmd.files)
    plan, events = plans.report(plan, cmd.step_id, told, today, done=cmd.done)
    files.claim(tx, cmd.files, "plan", plan.id)
    tx.plans.save(plan, *events)
    if plan.next_due is None:
        tx.timers.cancel(PLAN, plan.id)
    elif plan.next_due >= today:
        tx.timers.set(PLAN, plan.id, calendar.end_of_period(plan.next_due))
    return plan

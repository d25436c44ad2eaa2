# SPDX-License-Identifier: AGPL-3.0-or-later
"""A step of a plan is overdue: tell the plan's place, then each time the next one up."""

from services.deliberation.domain import plans
from services.deliberation.domain.timer_kinds import PLAN
from services.deliberation.policies import MeetingPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, plan_id: str) -> None:
    plan = tx.plans.get(plan_id)
    calendar = tx.calendar_at(plan.place)
    today = calendar.local_date(tx.now)
    if not plan.overdue(today) or not plan.can_climb:
        return
    plan, events = plans.press(plan, today)
    if plan.can_climb:
        days = tx.policy(MeetingPolicy, plan.place).climb_days
        tx.timers.set(PLAN, plan.id, calendar.due_after(tx.now, days))
    tx.plans.save(plan, *events)

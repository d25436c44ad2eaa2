# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a work plan (工作方案) for what a topic or a vote decided: goals, and steps with who and by when."""

from pydantic import Field

from services.chassis.http import Day, Id, Input
from services.chassis.values import Invalid, OrgPath
from services.deliberation.commands import Text, Title
from services.deliberation.domain import plans
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.plans import Plan, PlanStep
from services.deliberation.domain.timer_kinds import PLAN
from services.deliberation.store import Tx


class NewStep(Input):
    """`owner`: the body or office that sees to it, by the end of the day `due`."""

    title: Title
    owner: Title
    due: Day


class OpenPlan(Input):
    """`topic_id`, `vote_id`: what it carries out, if that was decided here."""

    title: Title
    place_path: OrgPath
    goals: tuple[Text, ...] = Field(min_length=1, max_length=20)
    steps: tuple[NewStep, ...] = Field(min_length=1, max_length=50)
    topic_id: Id | None = None
    vote_id: Id | None = None


def handle(tx: Tx, cmd: OpenPlan) -> Plan:
    place = tx.place_at(cmd.place_path)
    tx.require(Permission.PLANS_KEEP, place.path)
    calendar = tx.calendar_at(place.path)
    first = min(step.due for step in cmd.steps)
    if first < calendar.local_date(tx.now):
        raise Invalid("steps", "a step would be overdue already")
    plan_id = tx.new_id()
    plan = Plan(
        id=plan_id,
        title=cmd.title,
        place=place.path,
        within=place.within,
        matter=_matter(tx, cmd) or plan_id,
        goals=cmd.goals,
        steps=tuple(
            PlanStep(id=tx.new_id(), title=one.title, owner=one.owner, due=one.due) for one in cmd.steps
        ),
        opened_by=tx.by.subject,
        opened_at=tx.now,
    )
    plan, events = plans.open_plan(plan)
    tx.plans.add(plan, *events)
    tx.timers.set(PLAN, plan.id, calendar.end_of_period(first))
    return plan


def _matter(tx: Tx, cmd: OpenPlan) -> str | None:
    """Raises NotFound."""
    if cmd.topic_id:
        return tx.topics.get(cmd.topic_id).id
    return tx.votes.get(cmd.vote_id).matter_id if cmd.vote_id else None

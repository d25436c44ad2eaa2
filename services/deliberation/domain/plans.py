# SPDX-License-Identifier: AGPL-3.0-or-later
"""A work plan (工作方案): goals, steps with who and by when, progress with evidence; the overdue climbs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.deliberation.domain.events import PlanAdvanced, PlanOpened, PlanOverdue
from services.deliberation.domain.plan_errors import NoSuchPlanStep, PlanStepDone, TooManyReports

MOST_REPORTS = 200


class State(StrEnum):
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was done so far; `files` show it."""

    at: datetime
    by: str
    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanStep:
    """`owner`: the body or office that sees to it until the end of the day `due`."""

    id: str
    title: str
    owner: str
    due: date
    reports: tuple[Report, ...] = ()
    done_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`matter`: what it carries out; `level`: how far an overdue step has climbed, 0 if none is overdue."""

    id: str
    title: str
    place: OrgPath
    within: tuple[str, ...]
    matter: str
    goals: tuple[str, ...]
    steps: tuple[PlanStep, ...]
    opened_by: str
    opened_at: datetime
    state: State = State.RUNNING
    level: int = 0

    @property
    def open_steps(self) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.steps if step.done_at is None)

    @property
    def next_due(self) -> date | None:
        """By when the next step is to be done; none when all are."""
        return min((step.due for step in self.open_steps), default=None)

    @property
    def can_climb(self) -> bool:
        """Whether somebody above has not been told yet."""
        return self.level < self.place.depth

    def overdue(self, today: date) -> tuple[PlanStep, ...]:
        return tuple(step for step in self.open_steps if step.due < today)


Step = tuple[Plan, list[Event]]


def open_plan(plan: Plan) -> Step:
    """It is carried out from now on."""
    return plan, [PlanOpened(plan.id, plan.title, plan.place, plan.matter, len(plan.steps))]


def report(plan: Plan, step_id: str, told: Report, today: date, *, done: bool) -> Step:
    """Progress of a step, perhaps that it is done; with the last step the plan is.

    Raises NoSuchPlanStep, PlanStepDone, TooManyReports.
    """
    step = next((one for one in plan.steps if one.id == step_id), None)
    if step is None:
        raise NoSuchPlanStep(plan.id, step_id)
    if step.done_at:
        raise PlanStepDone(step.id)
    if sum(len(one.reports) for one in plan.steps) >= MOST_REPORTS:
        raise TooManyReports(MOST_REPORTS)
    assert plan.state is State.RUNNING, "a step is open"
    moved = replace(step, reports=(*step.reports, told), done_at=told.at if done else None)
    steps = tuple(moved if one.id == step_id else one for one in plan.steps)
    plan = replace(plan, steps=steps)
    plan = replace(
        plan,
        state=State.RUNNING if plan.open_steps else State.DONE,
        level=plan.level if plan.overdue(today) else 0,
    )
    return plan, [PlanAdvanced(plan.id, plan.place, step_id, len(told.files), done, plan.state is State.DONE)]


def press(plan: Plan, today: date) -> Step:
    """A step is overdue: the next place up is told, the plan's own first."""
    level, above = plan.place.climb(plan.level)
    titles = tuple(step.title for step in plan.overdue(today))
    fact = PlanOverdue(plan.id, plan.place, level, above, titles)
    return replace(plan, level=level), [fact]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of work plans. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class NoSuchPlanStep(DomainError):
    """Progress is told of a step of the plan."""

    code = "deliberation.no_such_plan_step"
    status = 404
    title = "The plan has no such step"

    plan_id: str
    step_id: str


@dataclass(eq=False)
class PlanStepDone(DomainError):
    """Nothing more is told of a step that is done."""

    code = "deliberation.plan_step_done"
    title = "The step is done"

    step_id: str


@dataclass(eq=False)
class TooManyReports(DomainError):
    """A plan holds so many reports and no more."""

    code = "deliberation.too_many_reports"
    title = "The plan has its most reports"

    most: int

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Explain why a line of the year's plan is off at the end of a quarter."""

from pydantic import Field

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import periods, year_plans
from services.finance.domain.authority import Permission
from services.finance.domain.year_plans import Explanation, YearPlan
from services.finance.store import Tx


class ExplainVariance(Input):
    """`line`: by its place in the plan, from 0 on; `quarter`: as `2026Q1`."""

    line: int = Field(ge=0, le=99)
    quarter: str
    text: Text


def handle(tx: Tx, year_plan_id: str, cmd: ExplainVariance) -> YearPlan:
    plan = tx.year_plans.get(year_plan_id)
    tx.require(Permission.PLANS_KEEP, plan.place)
    periods.bounds(cmd.quarter)
    given = Explanation(cmd.line, cmd.quarter, cmd.text, tx.by.subject, tx.now)
    plan, events = year_plans.explain(plan, given)
    tx.year_plans.save(plan, *events)
    return plan

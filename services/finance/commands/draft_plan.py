# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draft the year's plan (年度预算) of a place's books, by fund and purpose, for the assembly."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import OrgPath
from services.finance.commands import AccountCode, Amount, Title
from services.finance.domain import year_plans
from services.finance.domain.authority import Permission
from services.finance.domain.year_plans import YearPlan
from services.finance.store import Tx


class PlanLineInput(Input):
    """`account`: an income or an expense; `amount`: of the whole year."""

    fund_id: Id
    account: AccountCode
    purpose: Title
    amount: Amount


class DraftPlan(Input):
    id: Id
    place_path: OrgPath
    year: int = Field(ge=2000, le=2100)
    lines: tuple[PlanLineInput, ...] = Field(min_length=1, max_length=100)


def handle(tx: Tx, cmd: DraftPlan) -> YearPlan:
    tx.require(Permission.PLANS_KEEP, cmd.place_path)
    place, chart = tx.place_at(cmd.place_path), tx.chart_at(cmd.place_path)
    lines = tuple(
        year_plans.line(
            tx.funds.get(one.fund_id), place.path, one.account, one.purpose, one.amount.value(), chart
        )
        for one in cmd.lines
    )
    plan, events = year_plans.draft(
        YearPlan(
            id=tx.unused(tx.year_plans, cmd.id),
            place=place.path,
            within=place.within,
            year=cmd.year,
            lines=lines,
            drafted_by=tx.by.subject,
            drafted_at=tx.now,
        )
    )
    tx.year_plans.add(plan, *events)
    return plan

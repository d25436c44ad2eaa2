# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put a year's plan in force, by the resolution in force that adopted it."""

from services.chassis.http import Id, Input
from services.finance.domain import year_plans
from services.finance.domain.authority import Permission
from services.finance.domain.year_plans import YearPlan
from services.finance.store import Tx


class AdoptPlan(Input):
    """`resolution_id`: of the vote, which is also that of its commitment."""

    resolution_id: Id


def handle(tx: Tx, year_plan_id: str, cmd: AdoptPlan) -> YearPlan:
    plan = tx.year_plans.get(year_plan_id)
    tx.require(Permission.PLANS_KEEP, plan.place)
    resolution = tx.commitments.get(cmd.resolution_id)
    known = tx.year_plans.list({"place": plan.place, "year": plan.year}, limit=50)
    plan, events = year_plans.adopt(plan, resolution, known, tx.now)
    tx.year_plans.save(plan, *events)
    return plan

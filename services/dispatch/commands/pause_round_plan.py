# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open no more rounds of a plan until it goes on."""

from services.dispatch.domain import round_access, round_plans
from services.dispatch.domain.round_plans import RoundPlan
from services.dispatch.store import Tx


def handle(tx: Tx, round_plan_id: str) -> RoundPlan:
    """Raises NotFound, Forbidden, WrongPlanState."""
    plan = tx.round_plans.get(round_plan_id)
    round_access.check_planned(tx.by, plan)
    return tx.save_plan(*round_plans.pause(plan), tx.now)

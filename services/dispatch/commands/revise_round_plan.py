# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a plan of rounds another version: it replaces future rounds, those that began keep theirs."""

from datetime import datetime

from services.dispatch.commands.create_round_plan import RoundPlanIs
from services.dispatch.domain import round_access, round_plans
from services.dispatch.domain.limits import TICK
from services.dispatch.domain.round_plans import RoundPlan
from services.dispatch.store import Tx


class ReviseRoundPlan(RoundPlanIs):
    """`new_codes`: the sheets that hang there are good no more for rounds of this version."""

    new_codes: bool = False


def handle(tx: Tx, round_plan_id: str, cmd: ReviseRoundPlan) -> RoundPlan:
    """Raises as `create_round_plan`, and WrongPlanState."""
    plan = tx.round_plans.get(round_plan_id)
    round_access.check_planned(tx.by, plan)
    tokens = {} if cmd.new_codes else {point.code: point.token for point in plan.terms.points}
    terms = cmd.terms(tx, plan.place_path, plan.within, tokens)
    return tx.save_plan(*round_plans.revise(plan, terms), _since(tx, plan))


def _since(tx: Tx, plan: RoundPlan) -> datetime:
    """Now; a window that opened already and whose timer is late is not lost."""
    coming = tx.rounds.find(plan.next_round_id) if plan.next_round_id else None
    return min(tx.now, coming.opens_at - TICK) if coming else tx.now

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may see rounds and their plans, and who makes a round."""

from services.chassis.values import NotFound, Principal
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.round_plans import RoundPlan
from services.dispatch.domain.rounds import Round


def handles(by: Principal, one: Round) -> bool:
    """Whether the round is his, or his company's."""
    return by.subject in one.assignee.handlers


def check_seen(by: Principal, one: Round) -> None:
    """Raises NotFound for a round of which he may not know."""
    if not (handles(by, one) or by.may(Permission.ORDERS_READ, one.place_path)):
        raise NotFound("round", one.id)


def check_made(by: Principal, one: Round) -> None:
    """Raises NotFound as above, Forbidden for a round that somebody else makes."""
    check_seen(by, one)
    if not handles(by, one):
        raise by.refusal(Permission.ORDERS_HANDLE, one.place_path)


def check_plan_seen(by: Principal, plan: RoundPlan) -> None:
    """Raises NotFound for a plan of which he may not know."""
    if not by.may(Permission.ORDERS_READ, plan.place_path):
        raise NotFound("round_plan", plan.id)


def check_planned(by: Principal, plan: RoundPlan) -> None:
    """Raises NotFound as above, Forbidden unless he plans rounds there."""
    check_plan_seen(by, plan)
    if not by.may(Permission.ROUNDS_PLAN, plan.place_path):
        raise by.refusal(Permission.ROUNDS_PLAN, plan.place_path)

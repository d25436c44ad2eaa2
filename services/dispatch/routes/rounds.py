# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rounds (巡查、巡检、维保、保洁) and their plans."""

from services.chassis.http import AUTHENTICATED, Resource
from services.dispatch.commands import (
    answer_round,
    check_in_round,
    continue_round_plan,
    create_round_plan,
    end_round_plan,
    finish_round,
    pause_round_plan,
    report_finding,
    revise_round_plan,
)
from services.dispatch.domain.authority import Permission
from services.dispatch.queries.rounds import (
    list_round_plans,
    list_rounds,
    show_point_codes,
    show_round,
    show_round_plan,
    show_round_share,
)
from services.dispatch.routes.round_view import ShareView, to_codes, to_plan, to_round
from services.dispatch.store import Tx

plans = Resource(
    "round_plans",
    "/dispatch/v1/round-plans",
    of=Tx.round_plans,
    shows=to_plan,
    requires=Permission.ORDERS_READ,
)
rounds = Resource("rounds", "/dispatch/v1/rounds", of=Tx.rounds, shows=to_round, requires=AUTHENTICATED)

plans.create(create_round_plan, requires=Permission.ROUNDS_PLAN)
plans.list(list_round_plans)
plans.show(show_round_plan)
plans.show(show_point_codes, "/<id:round_plan_id>/codes", shows=to_codes, requires=Permission.ROUNDS_PLAN)
plans.show(show_round_share, "/<id:round_plan_id>/share", shows=ShareView)
plans.replace(revise_round_plan, requires=Permission.ROUNDS_PLAN)
plans.act("pause", pause_round_plan, requires=Permission.ROUNDS_PLAN)
plans.act("continue", continue_round_plan, requires=Permission.ROUNDS_PLAN)
plans.act("end", end_round_plan, requires=Permission.ROUNDS_PLAN)
rounds.list(list_rounds)
rounds.show(show_round)
rounds.act("check_in", check_in_round)
rounds.act("answer", answer_round)
rounds.act("find", report_finding)
rounds.act("finish", finish_round)

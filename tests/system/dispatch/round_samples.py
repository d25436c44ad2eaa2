# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plans of rounds and rounds that tests begin with."""

from typing import Any

from services.chassis.values import Principal
from services.dispatch.commands import answer_round, check_in_round, create_round_plan
from services.dispatch.commands.answer_round import AnswerRound
from services.dispatch.commands.check_in_round import CheckInRound
from services.dispatch.commands.create_round_plan import CreateRoundPlan
from services.dispatch.domain.round_plans import RoundPlan
from services.dispatch.domain.rounds import Round
from tests.system.dispatch.district import BUILDING, CHIEF, COMPOUND, DESK, PLUMBER, Bench
from tests.unit.dispatch.samples import minutes

PLAN: dict[str, Any] = {
    "kind": "patrol",
    "title": "夜间巡查",
    "place_path": COMPOUND,
    "items": [
        {"code": "gate", "question": "大门锁好了吗？", "good": "锁好"},
        {"code": "lamp", "question": "路灯亮吗？", "good": "全亮", "required": False},
    ],
    "points": [
        {"code": "east", "name": "东门"},
        {"code": "b03", "name": "三号楼", "place_path": BUILDING},
    ],
    "cadence": {"kind": "daily"},
    "opens": "20:00",
    "limit": {"amount": 120},
    "assignee_id": PLUMBER.subject,
    "told": [CHIEF.subject],
}
"""The bench begins at nine in the morning of 2 March 2015: the first window is eleven hours away."""
TO_WINDOW = minutes(11 * 60)
DAY = minutes(1440)


def planned(bench: Bench, by: Principal = DESK, **changed: Any) -> RoundPlan:
    cmd = CreateRoundPlan(**PLAN | changed)
    return bench.act(by, lambda tx: create_round_plan.handle(tx, cmd))


def opened(bench: Bench, **changed: Any) -> Round:
    """The first round of a new plan."""
    plan = planned(bench, **changed)
    bench.wait(TO_WINDOW)
    bench.fire()
    return the_round(bench, plan.next_round_id or "")


def the_round(bench: Bench, round_id: str) -> Round:
    return bench.read().rounds.get(round_id)


def the_plan(bench: Bench, plan_id: str) -> RoundPlan:
    return bench.read().round_plans.get(plan_id)


def rounds_of(bench: Bench, plan: RoundPlan) -> list[Round]:
    return sorted(bench.read().rounds.list({"plan_id": plan.id}), key=lambda one: one.day)


def told_of(bench: Bench, one: Round) -> list[str]:
    return [event.name for event in bench.read().history("round", one.id, limit=100).items]


def walked(bench: Bench, one: Round, by: Principal = PLUMBER) -> None:
    """Every point visited, every question answered."""
    for point in one.terms.points:
        scanned = CheckInRound(code=point.token)
        bench.act(by, lambda tx, scanned=scanned: check_in_round.handle(tx, one.id, scanned))
    answers = AnswerRound(answers=[{"item": item.code, "good": True} for item in one.terms.items])
    bench.act(by, lambda tx: answer_round.handle(tx, one.id, answers))

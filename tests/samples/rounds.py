# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of rounds and their plans: a request that succeeds, made ready on demand."""

from dataclasses import replace
from typing import Any

from services.chassis.values import Principal
from services.dispatch.domain import rounds
from services.dispatch.store import Tx
from tests.samples.world import MARK, Request, World

PLANS = "/dispatch/v1/round-plans"
ROUNDS = "/dispatch/v1/rounds"
DELAYS = (60, 240, 1440)


def _terms(world: World) -> dict[str, Any]:
    return {
        "kind": "patrol",
        "title": f"{MARK}巡查",
        "items": [{"code": "gate", "question": "大门锁好了吗？", "good": "锁好"}],
        "points": [{"code": "east", "name": f"{MARK}东门"}],
        "cadence": {"kind": "daily"},
        "opens": "20:00",
        "limit": {"amount": 120},
        "assignee_id": world.ids["handler"],
    }


def create_round_plan(world: World) -> Request:
    return Request(body=_terms(world) | {"place_path": world.paths["compound"]})


def _planned(world: World) -> dict[str, Any]:
    return world.ok("POST", PLANS, create_round_plan(world).body)


def revise_round_plan(world: World) -> Request:
    return Request({"round_plan_id": _planned(world)["id"]}, _terms(world))


def pause_round_plan(world: World) -> Request:
    return Request({"round_plan_id": _planned(world)["id"]})


def continue_round_plan(world: World) -> Request:
    paused = pause_round_plan(world)
    world.ok("POST", f"{PLANS}/{paused.ids['round_plan_id']}:pause")
    return paused


def end_round_plan(world: World) -> Request:
    return pause_round_plan(world)


def show_round_plan(world: World) -> Request:
    return pause_round_plan(world)


def show_point_codes(world: World) -> Request:
    return pause_round_plan(world)


def show_round_share(world: World) -> Request:
    return Request(pause_round_plan(world).ids, query={"month": "2024-01"})


def list_round_plans(world: World) -> Request:
    _planned(world)
    return Request(query={"place": world.paths["compound"]})


def _opened(world: World) -> str:
    """The id of a round whose window opens now."""
    plan = _planned(world)

    def work(tx: Tx) -> None:
        one = tx.rounds.get(plan["next_round_id"])
        calendar = tx.calendar_at(one.place_path)
        tx.save_round(*rounds.begin(one, one.assignee, DELAYS, calendar))
        kept = tx.round_plans.get(plan["id"])
        tx.save_plan(replace(kept, last_day=one.day, next_round_id=None), [], one.opens_at)

    world.stores["dispatch"].transact(Principal(world.seeded.code, "sample", "sample"), work)
    return str(plan["next_round_id"])


def _request(world: World, round_id: str, body: Any = None) -> Request:
    return Request({"round_id": round_id}, body, by=world.people["handler"])


def _scan(world: World, round_id: str) -> dict[str, str]:
    plan = world.ok("GET", f"{ROUNDS}/{round_id}")["plan_id"]
    codes = world.ok("GET", f"{PLANS}/{plan}/codes")["points"]
    return {"code": codes[0]["token"]}


def check_in_round(world: World) -> Request:
    round_id = _opened(world)
    return _request(world, round_id, _scan(world, round_id))


def answer_round(world: World) -> Request:
    return _request(world, _opened(world), {"answers": [{"item": "gate", "good": True}]})


def report_finding(world: World) -> Request:
    return _request(world, _opened(world), {"category": "lamp", "description": "路灯不亮", "point": "east"})


def finish_round(world: World) -> Request:
    walked = check_in_round(world)
    path = f"{ROUNDS}/{walked.ids['round_id']}"
    world.ok("POST", f"{path}:check_in", walked.body, walked.by)
    world.ok("POST", f"{path}:answer", answer_round(world).body, walked.by)
    return _request(world, walked.ids["round_id"], {"note": "一切正常"})


def show_round(world: World) -> Request:
    return Request({"round_id": _opened(world)})


def list_rounds(world: World) -> Request:
    _planned(world)
    return Request(query={"place": world.paths["compound"]})

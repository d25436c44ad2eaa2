# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's requests about rules, covenants and work plans that succeed."""

from dataclasses import replace
from datetime import timedelta

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.deliberation.domain.charters import State
from services.deliberation.store import Tx
from tests.samples.deliberation_files import uploaded
from tests.samples.world import MARK, Request, World

CHARTERS = "/deliberation/v1/charters"
PLANS = "/deliberation/v1/plans"
CLAUSE = {"number": 1, "title": "总则", "text": "全体业主共同遵守。"}


def adopted(world: World) -> str:
    """The id of a version in force, whatever adopted it."""
    charter_id = str(world.ok("POST", CHARTERS, draft_charter(world).body)["id"])

    def adopt(tx: Tx) -> None:
        charter = tx.charters.get(charter_id)
        today = tx.now.date()
        tx.charters.save(replace(charter, state=State.ADOPTED, number=1, effective_on=today))

    world.stores["deliberation"].transact(Principal(world.seeded.code, "sample", "sample"), adopt)
    return charter_id


def draft_charter(world: World) -> Request:
    where = {"place_path": world.paths["compound"]}
    return Request(body={"kind": "covenant", "title": "管理规约", "clauses": [CLAUSE], **where})


def list_charters(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def revise_charter(world: World) -> Request:
    body = {"title": "管理规约（修订）", "clauses": [CLAUSE, CLAUSE | {"number": 2}]}
    return Request({"charter_id": _drafted(world)}, body)


def list_charter_changes(world: World) -> Request:
    return Request({"charter_id": _drafted(world)})


def list_plans(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def open_plan(world: World) -> Request:
    due = (system_now() + timedelta(days=30)).date().isoformat()
    steps = [{"title": "划线施工", "owner": "社区居委会", "due": due}]
    body = {"title": "车位划定方案", "goals": ["消防通道畅通"], "steps": steps}
    return Request(body=body | {"place_path": world.paths["compound"]})


def report_progress(world: World) -> Request:
    plan = world.ok("POST", PLANS, open_plan(world).body)
    said = {"step_id": plan["steps"][0]["id"], "text": "已划完。", "files": [uploaded(world)], "done": True}
    return Request({"plan_id": plan["id"]}, said)


def _drafted(world: World) -> str:
    clauses = [CLAUSE | {"text": f"{MARK}共同遵守。"}]
    return str(world.ok("POST", CHARTERS, draft_charter(world).body | {"clauses": clauses})["id"])

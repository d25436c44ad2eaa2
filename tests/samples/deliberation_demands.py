# SPDX-License-Identifier: AGPL-3.0-or-later
"""Deliberation's requests about how topics are looked after and what owners demand that succeed."""

from dataclasses import replace
from typing import Any

from services.chassis.values import Principal
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.demands import State
from services.deliberation.domain.places import Ownership
from services.deliberation.store import Tx
from tests.samples import meetings
from tests.samples.world import MARK, Request, World

TOPICS = "/deliberation/v1/topics"
DEMANDS = "/deliberation/v1/demands"


def demanded(world: World) -> str:
    """The id of a demand that the resident raised by their flat."""
    return str(world.ok("POST", DEMANDS, raise_demand(world).body, world.people["resident"])["id"])


def raise_demand(world: World) -> Request:
    """The resident owns the unit, as far as deliberation knows."""
    me, unit = world.ids["resident"], world.ids["unit"]
    owned = Ownership(unit, (me,), me, "2024-01-01")
    world.stores["deliberation"].transact(
        _by(world), lambda tx: tx.put_copy(Tx.ownerships, owned, sequence=1000)
    )
    body = {
        "title": "召开业主大会",
        "text": f"{MARK}公共收益没有公开。",
        "place_path": world.paths["compound"],
        "unit_id": world.ids["unit"],
    }
    return Request(body=body, by=world.people["resident"])


def sign_demand(world: World) -> Request:
    """The resident's own signature is taken back: the samples know one owner."""
    demand_id = demanded(world)

    def unsign(tx: Tx) -> None:
        tx.supports.remove(tx.supports.get(key_of(demand_id, world.ids["resident"])))

    world.stores["deliberation"].transact(_by(world), unsign)
    return Request({"demand_id": demand_id}, {"unit_id": world.ids["unit"]}, by=world.people["resident"])


def convene_demand(world: World) -> Request:
    demand_id = demanded(world)

    def meet(tx: Tx) -> None:
        tx.demands.save(replace(tx.demands.get(demand_id), state=State.MET))

    world.stores["deliberation"].transact(_by(world), meet)
    return Request({"demand_id": demand_id}, {"meeting_id": meetings.called(world, "demanded")})


def list_demands(world: World) -> Request:
    return Request(query={"place": world.paths["compound"]})


def support_topic(world: World) -> Request:
    made = world.ok("POST", TOPICS, _topic(world))
    return Request({"topic_id": made["id"]}, by=world.people["resident"])


def review_topic(world: World) -> Request:
    body = _topic(world) | {"source": "proposal", "document": "提案1号"}
    made = world.ok("POST", TOPICS, body, world.people["resident"])
    return Request({"topic_id": made["id"]}, {"passed": True, "reasons": "属于议事范围。"})


def merge_topic(world: World) -> Request:
    first, second = (world.ok("POST", TOPICS, _topic(world), world.people["resident"]) for _ in range(2))
    return Request({"topic_id": second["id"]}, {"into": first["id"]})


def _topic(world: World) -> dict[str, Any]:
    return {"title": "停车难", "text": f"{MARK}晚上没有车位。", "place_path": world.paths["compound"]}


def _by(world: World) -> Principal:
    return Principal(world.seeded.code, "sample", "sample")

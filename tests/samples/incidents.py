# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of incidents: a request that succeeds, made ready on demand."""

from typing import Any

from tests.samples.world import Request, World

__all__ = [
    "announce_incident",
    "change_incident",
    "cover_order",
    "end_incident",
    "list_incidents",
    "list_incidents_over",
    "show_incident",
]

INCIDENTS = "/dispatch/v1/incidents"
ORDERS = "/dispatch/v1/orders"


def _words() -> dict[str, Any]:
    return {"title": "停水", "text": "主管抢修"}


def announce_incident(world: World) -> Request:
    where = {"place_path": world.paths["building"], "kind": "unplanned", "categories": ["burst-pipe"]}
    return Request(body=_words() | where)


def _announced(world: World) -> str:
    return str(world.ok("POST", INCIDENTS, announce_incident(world).body)["id"])


def change_incident(world: World) -> Request:
    return Request({"incident_id": _announced(world)}, _words())


def end_incident(world: World) -> Request:
    return Request({"incident_id": _announced(world)}, {"outcome": "已恢复"})


def show_incident(world: World) -> Request:
    return Request({"incident_id": _announced(world)})


def list_incidents(world: World) -> Request:
    _announced(world)
    return Request(query={"place": world.paths["building"]})


def list_incidents_over(world: World) -> Request:
    return list_incidents(world)


def cover_order(world: World) -> Request:
    body = {"category": "burst-pipe", "description": "没有水", "place_path": world.paths["building"]}
    order_id = world.ok("POST", ORDERS, body, world.people["resident"])["id"]
    world.ok("POST", f"{ORDERS}/{order_id}:accept")
    return Request({"order_id": order_id}, {"incident_id": _announced(world)})

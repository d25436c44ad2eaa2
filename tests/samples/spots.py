# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of spots: a request that succeeds, made ready on demand."""

from typing import Any

from tests.samples.world import MARK, Request, World

SPOTS = "/dispatch/v1/spots"
ORDERS = "/dispatch/v1/orders"


def _terms() -> dict[str, Any]:
    where = {"latitude": 31.45, "longitude": 121.1}
    return {"kind": "lamp_post", "name": f"{MARK}灯杆", "aliases": ["L-017"], "location": where}


def create_spot(world: World) -> Request:
    return Request(body=_terms() | {"place_path": world.paths["building"]})


def _spot(world: World) -> dict[str, str]:
    return {"spot_id": world.ok("POST", SPOTS, create_spot(world).body)["id"]}


def list_spots(world: World) -> Request:
    _spot(world)
    return Request(query={"place": world.paths["building"]})


def show_spot(world: World) -> Request:
    return Request(_spot(world))


def list_spot_codes(world: World) -> Request:
    return list_spots(world)


def show_spot_code(world: World) -> Request:
    return Request(_spot(world))


def show_scanned_spot(world: World) -> Request:
    code = world.ok("GET", f"{SPOTS}/{_spot(world)['spot_id']}/code")["code"]
    return Request(query={"code": code})


def revise_spot(world: World) -> Request:
    return Request(_spot(world), _terms())


def reissue_spot(world: World) -> Request:
    return Request(_spot(world))


def withdraw_spot(world: World) -> Request:
    return Request(_spot(world))


def find_places(world: World) -> Request:
    _spot(world)
    return Request(query={"q": f"{MARK}灯杆", "place": world.paths["building"]})


def _lamp(world: World) -> str:
    body = {"category": "lamp", "description": f"{MARK}路灯不亮", "place_path": world.paths["building"]}
    return str(world.ok("POST", ORDERS, body, world.people["resident"])["id"])


def link_duplicate(world: World) -> Request:
    return Request({"order_id": _lamp(world)}, {"of": _lamp(world)})


def follow_order(world: World) -> Request:
    return Request({"order_id": _lamp(world)})


def unfollow_order(world: World) -> Request:
    order_id = _lamp(world)
    world.ok("POST", f"{ORDERS}/{order_id}:follow")
    return Request({"order_id": order_id})


def list_followed_orders(world: World) -> Request:
    """The caller follows nothing of their own: what another one reported at home."""
    unfollow_order(world)
    return Request()


def show_progress(world: World) -> Request:
    return Request({"order_id": _lamp(world)})


def list_nearest_orders(world: World) -> Request:
    """By a spot at which something was reported."""
    spot = _spot(world)
    place = world.paths["building"]
    body = {"category": "lamp", "description": f"{MARK}路灯不亮", "place_path": place, **spot}
    world.ok("POST", "/dispatch/v1/orders", body, world.people["resident"])
    return Request(query={"place": place, **spot})

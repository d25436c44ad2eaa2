# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of points and of the goods shelf: a request that succeeds, made ready on demand."""

from typing import Any

from tests.samples.world import MARK, Request, World

ENTRIES = "/dispatch/v1/point-entries"
GOODS = "/dispatch/v1/goods"
REDEMPTIONS = "/dispatch/v1/redemptions"
PRICE = 10


POLICY = "/dispatch/v1/policies/points"


def enter_points(world: World) -> Request:
    """No matter how many are entered a day."""
    many = {"most_a_day": 1_000_000, "most_a_month": 1_000_000}
    world.ok("PUT", f"{POLICY}?place={world.paths['compound']}", many)
    body = {
        "person_id": world.ids["person"],
        "place_path": world.paths["building"],
        "rule": "volunteer_hour",
        "note": f"{MARK}值守",
    }
    return Request(body=body)


def _with_points(world: World) -> str:
    """The id of the resident's account, in which there are points."""
    me = str(world.ok("GET", "/dispatch/v1/point-accounts/mine", None, world.people["resident"])["id"])
    given = enter_points(world).body | {"person_id": me}
    world.ok("POST", ENTRIES, given)
    return me


def show_own_points(world: World) -> Request:
    _with_points(world)
    return Request(by=world.people["resident"])


def show_point_account(world: World) -> Request:
    return Request({"point_account_id": _with_points(world)})


def list_account_entries(world: World) -> Request:
    return show_point_account(world)


def correct_points(world: World) -> Request:
    return Request(show_point_account(world).ids, {"points": 1, "reason": "补登"})


def list_point_entries(world: World) -> Request:
    _with_points(world)
    return Request(query={"place": world.paths["building"]})


def _offer() -> dict[str, Any]:
    return {"name": f"{MARK}洗衣液", "price": PRICE}


def create_good(world: World) -> Request:
    return Request(body=_offer() | {"stock": 5, "place_path": world.paths["building"]})


def _good(world: World) -> dict[str, str]:
    return {"good_id": world.ok("POST", GOODS, create_good(world).body)["id"]}


def list_goods(world: World) -> Request:
    _good(world)
    return Request(query={"place": world.paths["building"]})


def show_good(world: World) -> Request:
    return Request(_good(world))


def revise_good(world: World) -> Request:
    return Request(_good(world), _offer())


def restock_good(world: World) -> Request:
    return Request(_good(world), {"change": 1})


def retire_good(world: World) -> Request:
    return Request(_good(world))


def redeem_good(world: World) -> Request:
    _with_points(world)
    return Request(_good(world), {"points": PRICE}, by=world.people["resident"])


def _redeemed(world: World) -> dict[str, Any]:
    asked = redeem_good(world)
    return world.ok("POST", f"{GOODS}/{asked.ids['good_id']}:redeem", asked.body, asked.by)


def list_redemptions(world: World) -> Request:
    _redeemed(world)
    return Request(query={"place": world.paths["building"]})


def show_redemption(world: World) -> Request:
    return Request({"redemption_id": _redeemed(world)["id"]})


def ready_redemption(world: World) -> Request:
    return show_redemption(world)


def hand_out_redemption(world: World) -> Request:
    one = _redeemed(world)
    return Request({"redemption_id": one["id"]}, {"pickup": one["pickup"]})


def cancel_redemption(world: World) -> Request:
    return Request(show_redemption(world).ids, {})

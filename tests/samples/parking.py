# SPDX-License-Identifier: AGPL-3.0-or-later
"""Samples of identity's parking spaces."""

from tests.samples.log_ins import person
from tests.samples.world import Request, World

API = "/identity/v1"


def register_parking_space(world: World) -> Request:
    return Request(body={"place_id": world.ids["compound"], "number": world.code(), "kind": "fixed"})


def hold_parking_space(world: World) -> Request:
    made = world.ok("POST", f"{API}/parking-spaces", register_parking_space(world).body)
    body = {"person_id": person(world), "unit_id": world.ids["unit"], "tenure": "owner"}
    return Request({"parking_space_id": made["id"]}, {**body, "since": "2026-01-01"})


def free_parking_space(world: World) -> Request:
    held = hold_parking_space(world)
    world.ok("POST", f"{API}/parking-spaces/{held.ids['parking_space_id']}:hold", held.body)
    return Request(held.ids, {"until": "2026-02-01"})

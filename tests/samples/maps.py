# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of the map: a request that succeeds."""

from typing import Any

from tests.samples.world import Request, World

HERE = {"latitude": 31.45, "longitude": 121.1}
TILE = {"zoom": "14", "column": "13703", "row": "6682"}
"""Where that is."""


def show_order_tile(world: World) -> Request:
    _reported(world)
    return Request(TILE)


def show_order_extent(world: World) -> Request:
    _reported(world)
    return Request(query={"place": world.seeded.path})


def _reported(world: World) -> Any:
    body = {"category": "burst-pipe", "description": "水管爆裂", "location": HERE}
    return world.ok("POST", "/dispatch/v1/orders", body | {"place_path": world.paths["building"]})

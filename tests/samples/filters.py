# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of saved filters: a request that succeeds."""

from typing import Any

from tests.samples.world import MARK, Request, World

FILTERS = "/dispatch/v1/order-filters"


def _body(world: World) -> dict[str, Any]:
    asked = {"place": world.paths["neighbourhood"], "category": "lamp"}
    return {"name": f"{MARK}{world.code()}", "asked": asked, "telling": "daily"}


def _saved(world: World) -> dict[str, str]:
    """The only one: a person can have twenty."""
    for one in world.ok("GET", FILTERS)["items"]:
        world.ok("DELETE", f"{FILTERS}/{one['id']}")
    return {"saved_filter_id": world.ok("POST", FILTERS, _body(world))["id"]}


def save_filter(world: World) -> Request:
    return Request(body=_body(world))


def list_filters(world: World) -> Request:
    _saved(world)
    return Request()


def show_filter(world: World) -> Request:
    return Request(_saved(world))


def revise_filter(world: World) -> Request:
    return Request(_saved(world), _body(world))


def drop_filter(world: World) -> Request:
    return Request(_saved(world))

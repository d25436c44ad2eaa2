# SPDX-License-Identifier: AGPL-3.0-or-later
"""Saved filters that tests begin with."""

from typing import Any

from services.chassis.values import Principal
from services.dispatch.commands import save_filter
from services.dispatch.commands.save_filter import SaveFilter
from services.dispatch.domain.places import RoleGrant
from services.dispatch.domain.saved_filters import SavedFilter
from tests.system.dispatch.district import DESK, NEIGHBOURHOOD, Bench


def asked(name: str = "水管", telling: str = "at_once", **wanted: Any) -> SaveFilter:
    told = {"place": NEIGHBOURHOOD, "category": "burst-pipe"} | wanted
    return SaveFilter.model_validate({"name": name, "telling": telling, "asked": told})


def saved(bench: Bench, by: Principal = DESK, **more: Any) -> SavedFilter:
    return bench.act(by, lambda tx: save_filter.handle(tx, asked(**more)))


def matched(bench: Bench, order_id: str) -> list[str]:
    """Who was told of a new order."""
    return [
        person
        for event in bench.read().history("order", order_id, limit=100).items
        if event.name == "OrderMatched"
        for person in event.data.told
    ]


def told(bench: Bench, one: SavedFilter) -> list[tuple[int, bool]]:
    """How many orders the owner was told of, each time."""
    events = bench.read().history("saved_filter", one.id, limit=100).items
    return [(event.data.count, event.data.more) for event in events]


__all__ = ["RoleGrant", "asked", "matched", "saved", "told"]

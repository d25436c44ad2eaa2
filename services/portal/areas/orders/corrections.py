# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff may choose from to put an order right."""

from dataclasses import dataclass

from services.portal.client.http import Problem
from services.portal.client.models.dispatch import CategoryRule, OrderView, PlaceView
from services.portal.page_context import visit

URGENCIES = ("U0", "U1", "U2", "U3")


@dataclass(frozen=True)
class Correctable:
    """Places by path and name: those above, beside and below."""

    categories: list[CategoryRule]
    urgencies: tuple[str, ...]
    places: list[tuple[str, str]]


def correctable(order: OrderView) -> Correctable | None:
    """Nothing where the person may not correct it."""
    if "correct" not in order.actions:
        return None
    categories = [one for one in visit().dispatch.catalogue().categories if one.active]
    above = order.place_path.rpartition("/")[0]
    near = [*(_below(above) if above else []), *_below(order.place_path)]
    places = {part.path: part.name for part in order.place_parts}
    places |= {place.path: place.name for place in near if place.may_report}
    return Correctable(categories, URGENCIES, sorted(places.items()))


def _below(path: str) -> list[PlaceView]:
    try:
        return [place for place in visit().dispatch.places_below(path) if place.kind != "grid"]
    except Problem:
        return []

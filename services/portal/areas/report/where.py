# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where something is: the places to choose from, and those directly below the chosen one, to come closer."""

from collections.abc import Callable
from dataclasses import dataclass

from services.portal.client.http import Problem
from services.portal.client.models.dispatch import PlaceView
from services.portal.page_context import visit

FLAT = "unit"


@dataclass(frozen=True)
class Where:
    """The places to choose from: the person's own, the way to the chosen one, and those directly below it."""

    chosen: str
    choices: list[PlaceView]
    below: list[PlaceView]


def where(
    wanted: str,
    may: Callable[[PlaceView], bool],
    *,
    grids: bool = False,
    flats: bool = True,
    below: Callable[[str], list[PlaceView]] | None = None,
) -> Where:
    """What is offered to somebody who may act at some places: the smallest own one, or what is wanted.

    `grids`, `flats`: whether one may be chosen, too; entrances come before the flats of their building.
    `below`: what lies directly below a path, for who may not ask dispatch.
    """
    ask = below or visit().dispatch.places_below
    without = {kind for kind, offered in (("grid", grids), (FLAT, flats)) if not offered}
    own = [place for place in visit().dispatch.own_places() if may(place)]
    own += _way(wanted, own, may, ask)
    known = {place.path for place in own}
    deepest = max(own, key=lambda place: (_depth(place), place.kind != "entrance")).path if own else ""
    chosen = wanted if wanted in known else deepest
    closer = [one for one in _asked(ask, chosen) if may(one) and one.kind not in without] if chosen else []
    return Where(
        chosen,
        sorted(own, key=lambda place: (-_depth(place), place.path)),
        sorted(closer, key=lambda place: (place.kind == FLAT, place.path)),
    )


def _way(
    wanted: str, own: list[PlaceView], may: Callable[[PlaceView], bool], ask: Callable[[str], list[PlaceView]]
) -> list[PlaceView]:
    """From the closest own place down to what is wanted: “1单元” alone tells little."""
    found: list[PlaceView] = []
    at = max((one.path for one in own if wanted.startswith(f"{one.path}/")), key=len, default=wanted)
    while at != wanted:
        onward = (one for one in _asked(ask, at) if f"{wanted}/".startswith(f"{one.path}/"))
        closer = next(onward, None)
        if closer is None or not may(closer):
            break
        found.append(closer)
        at = closer.path
    return found


def _depth(place: PlaceView) -> int:
    """1 for the district."""
    return place.path.count("/")


def _asked(ask: Callable[[str], list[PlaceView]], path: str) -> list[PlaceView]:
    """Nothing where the person may not look further down."""
    try:
        return ask(path)
    except Problem:
        return []

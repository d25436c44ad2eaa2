# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places and spots by their address, as people write it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Line
from services.chassis.store.search import GRAMS, fold, grams, terms
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import access, addresses
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.places import GRID, Place
from services.dispatch.domain.spot_kinds import SpotState
from services.dispatch.domain.spots import Spot
from services.dispatch.store import Tx
from services.dispatch.store.spots import below

MOST_FOUND = 20
MOST_AREAS = 5
LOOKED_AT = 100
"""So many names an area and part of the address are looked at."""


class Address(Input):
    """`q`: names and numbers, with or without blanks. At a `place` and below, or around what is one's own."""

    q: Annotated[Line, Field(min_length=1, max_length=100)]
    place: OrgPath | None = None


@dataclass(frozen=True)
class FoundPlace:
    """A place, or a spot at it; `names` lead to it from the sub-district down."""

    place: Place
    names: tuple[str, ...]
    spot: Spot | None = None


def find_places(tx: Tx, query: Address) -> list[FoundPlace]:
    """Where one may report or read, by names and aliases without regard to case and width. Raises Invalid.

    The first twenty; who finds too many says more.
    """
    parts = addresses.parts(terms(query.q))
    telling = [part for part in parts if grams([part])] or ["".join(parts)]
    if not grams(telling):
        raise Invalid("q", "has two letters or digits side by side")
    places: dict[str, Place] = {}
    spots: dict[str, Spot] = {}
    for area, part in product(_areas(tx, query.place), telling):
        where = {GRAMS: grams([part])[0], "by_path": below(area)}
        places |= {one.id: one for one in tx.places.list(where, sort="path", limit=LOOKED_AT)}
        spots |= {one.id: one for one in tx.spots_called(part, area, LOOKED_AT)}
    return _told(tx, parts, places.values(), spots.values())


def _areas(tx: Tx, place: OrgPath | None) -> list[OrgPath]:
    """Where to look: what was asked for, or what the caller reads or lives in."""
    if place:
        return [place]
    homes = [access.neighbourhood(at) for at in tx.by.places(Permission.ORDERS_REPORT)]
    found = sorted({*homes, *tx.by.places(Permission.ORDERS_READ)})
    return [one for one in found if not any(other != one and other.covers(one) for other in found)][
        :MOST_AREAS
    ]


def _told(tx: Tx, parts: tuple[str, ...], places: Iterable[Place], spots: Iterable[Spot]) -> list[FoundPlace]:
    """What the whole address leads to, as far as the caller may look."""
    near = [one for one in places if one.active and one.kind != GRID and _sees(tx, one.path)]
    hung = [one for one in spots if one.state is SpotState.ACTIVE and _sees(tx, one.place_path)]
    ways = {str(path) for one in near for path in one.path.ancestors()[1:]}
    ways |= {str(path) for one in hung for path in one.place_path.ancestors()[1:]}
    known = {str(one.path): one for one in tx.places_at(ways)}

    def names(path: OrgPath) -> tuple[str, ...]:
        return tuple(known[at].name for at in map(str, path.ancestors()[1:]) if at in known)

    found = [FoundPlace(one, names(one.path)) for one in near if one.path in known]
    found = [one for one in found if _leads(one.names[:-1], one.names[-1:], parts)]
    for one in hung:
        way = names(one.place_path)
        if one.place_path in known and _leads(way, one.terms.names, parts):
            found.append(FoundPlace(known[one.place_path], (*way, one.terms.name), one))
    return sorted(found, key=lambda one: (one.place.path.depth, one.names))[:MOST_FOUND]


def _leads(above: tuple[str, ...], own: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return addresses.leads_to([fold(name) for name in above], [fold(name) for name in own], parts)


def _sees(tx: Tx, path: OrgPath) -> bool:
    return access.may_report(tx.by, path) or tx.by.may(Permission.ORDERS_READ, path)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Values that the tests of identity's rules share."""

from services.identity.domain import grids, places
from services.identity.domain.grids import Grid
from services.identity.domain.kinds import AreaSource, PlaceKind
from services.identity.domain.place_names import code_for
from services.identity.domain.places import ExclusiveArea, Place

DISTRICT = "320585"
CHAIN = (
    (PlaceKind.SUB_DISTRICT, "001"),
    (PlaceKind.NEIGHBOURHOOD, "002"),
    (PlaceKind.COMPOUND, "c01"),
    (PlaceKind.BUILDING, "b03"),
    (PlaceKind.UNIT, "0502"),
)


def area(dm2: int = 8956, source: AreaSource = AreaSource.SURVEY) -> ExclusiveArea:
    return ExclusiveArea(dm2, source)


def tree(district: str = DISTRICT) -> dict[PlaceKind, Place]:
    """One place of every kind, one below the other."""
    place, _ = places.create_root("district", district, "太仓市")
    found = {PlaceKind.DISTRICT: place}
    for kind, code in CHAIN:
        size = area() if kind is PlaceKind.UNIT else None
        place, _ = places.create(kind.value, kind, code, f"{kind} {code}", parent=place, area=size)
        found[kind] = place
    return found


def entrance(building: Place, number: int = 1) -> Place:
    code, name = f"e-{number}", f"{number}单元"
    return places.create(code, PlaceKind.ENTRANCE, code, name, parent=building)[0]


def flat(building: Place, name: str) -> Place:
    """A unit of this name; its id is the name."""
    return places.create(
        name, PlaceKind.UNIT, code_for(PlaceKind.UNIT, name), name, parent=building, area=area()
    )[0]


def grid(neighbourhood: Place, code: str = "g-01") -> Grid:
    made, _ = grids.create("grid", code, "第一网格", neighbourhood)
    return made

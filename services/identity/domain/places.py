# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places: 区, 街道, 社区, 小区, 楼栋, 单元 and 户室 as district, sub-district … unit of one tree."""

import re
from dataclasses import dataclass, replace

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain import identifiers
from services.identity.domain.errors import OutOfUse, WeakerAreaSource, WrongParent
from services.identity.domain.events import PlaceChanged, PlaceCreated
from services.identity.domain.identifiers import GRID_PREFIX, PARTY_PREFIX
from services.identity.domain.kinds import AreaSource, PlaceKind

LONGEST_CODE = 32
CODE = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST_CODE - 1}}}")
LARGEST_AREA_DM2 = 100_000_000


PARENTS = {
    PlaceKind.DISTRICT: frozenset[PlaceKind](),
    PlaceKind.SUB_DISTRICT: frozenset({PlaceKind.DISTRICT}),
    PlaceKind.NEIGHBOURHOOD: frozenset({PlaceKind.SUB_DISTRICT}),
    PlaceKind.COMPOUND: frozenset({PlaceKind.NEIGHBOURHOOD}),
    PlaceKind.BUILDING: frozenset({PlaceKind.COMPOUND, PlaceKind.NEIGHBOURHOOD}),
    PlaceKind.ENTRANCE: frozenset({PlaceKind.BUILDING}),
    PlaceKind.UNIT: frozenset({PlaceKind.BUILDING}),
}
"""A building that belongs to no compound (散居楼) stands directly in its neighbourhood. Units hang below the
building, whether it has entrances or not, so that their paths never change."""

NUMBERED_NATIONALLY = frozenset({PlaceKind.SUB_DISTRICT, PlaceKind.NEIGHBOURHOOD})


@dataclass(frozen=True, slots=True)
class ExclusiveArea:
    """An area in dm² (0.01 m²) with its source."""

    dm2: int
    source: AreaSource

    def __post_init__(self) -> None:
        if not 0 < self.dm2 <= LARGEST_AREA_DM2:
            raise Invalid("exclusive_area.dm2", f"lies between 1 and {LARGEST_AREA_DM2}")


@dataclass(frozen=True, slots=True)
class Place:
    """A node of the civil tree. `scope` are the paths at which authority over it may be held.

    `entrance_path`: of a unit, the entrance (单元) that it lies in.
    """

    id: str
    kind: PlaceKind
    code: str
    name: str
    path: OrgPath
    scope: tuple[OrgPath, ...]
    parent_id: str | None = None
    grid_path: OrgPath | None = None
    area: ExclusiveArea | None = None
    active: bool = True
    entrance_path: OrgPath | None = None

    @property
    def within(self) -> tuple[OrgPath, ...]:
        """All places above it and its own."""
        return self.path.ancestors()

    def require_active(self) -> None:
        if not self.active:
            raise OutOfUse("place", self.id)


def scope_of(
    path: OrgPath, grid_path: OrgPath | None, entrance_path: OrgPath | None = None
) -> tuple[OrgPath, ...]:
    """Whoever may do something in a grid or an entrance may do it in the places that lie in it."""
    return (*path.ancestors(), *(at for at in (grid_path, entrance_path) if at))


def create_root(place_id: str, code: str, name: str) -> tuple[Place, list[Event]]:
    """The root of a district's tree; its path segment is the district code."""
    path = OrgPath(f"/{code}")
    place = Place(place_id, PlaceKind.DISTRICT, code, name, path, scope_of(path, None))
    return place, [_created(place)]


def create(
    place_id: str,
    kind: PlaceKind,
    code: str,
    name: str,
    *,
    parent: Place,
    area: ExclusiveArea | None = None,
    entrance: Place | None = None,
) -> tuple[Place, list[Event]]:
    """A place under its parent; it lies in the parent's grid, and a unit in an entrance of its building.

    Raises:
        WrongParent: the kinds do not fit.
        OutOfUse: the parent is no longer in use.
        Invalid: the code is malformed, reserved, or not three digits where the national list has them.

    """
    if parent.kind not in PARENTS[kind]:
        raise WrongParent(kind, parent.kind)
    parent.require_active()
    _check_code(kind, code, district=parent.path.segments[0])
    if (kind is PlaceKind.UNIT) != (area is not None):
        raise Invalid("exclusive_area", "a unit, and nothing but a unit, has an exclusive area")
    path = parent.path.child(code)
    grid = parent.grid_path
    place = Place(place_id, kind, code, name, path, scope_of(path, grid), parent.id, grid, area)
    place = place if entrance is None else lie_in(place, entrance.path)
    return place, [_created(place)]


def change(
    place: Place, *, name: str | None = None, active: bool | None = None, area: ExclusiveArea | None = None
) -> tuple[Place, list[Event]]:
    """Another name, in or out of use, or another area; what is None stays.

    Raises:
        WeakerAreaSource: the area on record comes from a better source.

    """
    if area is not None:
        if place.area is None:
            raise Invalid("exclusive_area", "only a unit has an exclusive area")
        if area.source.rank > place.area.source.rank:
            raise WeakerAreaSource(place.area.source, area.source)
    changed = replace(
        place,
        name=place.name if name is None else name,
        active=place.active if active is None else active,
        area=area or place.area,
    )
    return changed, _changes(place, changed)


def follow_grid(place: Place, grid_path: OrgPath) -> tuple[Place, list[Event]]:
    """A place lies in the grid of what it belongs to."""
    scope = scope_of(place.path, grid_path, place.entrance_path)
    changed = replace(place, grid_path=grid_path, scope=scope)
    return changed, _changes(place, changed)


def follow_entrance(unit: Place, entrance_path: OrgPath | None) -> tuple[Place, list[Event]]:
    """A unit lies in an entrance of its building, or in none."""
    changed = lie_in(unit, entrance_path)
    return changed, _changes(unit, changed)


def lie_in(unit: Place, entrance_path: OrgPath | None) -> Place:
    scope = scope_of(unit.path, unit.grid_path, entrance_path)
    return replace(unit, entrance_path=entrance_path, scope=scope)


def _check_code(kind: PlaceKind, code: str, district: str) -> None:
    if not CODE.fullmatch(code):
        raise Invalid("code", "has 1 to 32 characters of a-z, 0-9 and -")
    if code.startswith((GRID_PREFIX, PARTY_PREFIX)):
        raise Invalid("code", f"{GRID_PREFIX} and {PARTY_PREFIX} are for grids and party organisations")
    if kind in NUMBERED_NATIONALLY:
        identifiers.require("code", identifiers.check_division_segment(district, code))


def _created(place: Place) -> PlaceCreated:
    return PlaceCreated(
        place_id=place.id,
        parent_id=place.parent_id,
        kind=place.kind,
        code=place.code,
        name=place.name,
        path=place.path,
        active=place.active,
        grid_path=place.grid_path,
        exclusive_area_dm2=place.area.dm2 if place.area else None,
        area_source=place.area.source if place.area else None,
        entrance_path=place.entrance_path,
    )


def _changes(before: Place, after: Place) -> list[Event]:
    if before == after:
        return []
    return [
        PlaceChanged(
            place_id=after.id,
            kind=after.kind,
            name=after.name,
            path=after.path,
            active=after.active,
            grid_path=after.grid_path,
            exclusive_area_dm2=after.area.dm2 if after.area else None,
            area_source=after.area.source if after.area else None,
            entrance_path=after.entrance_path,
        )
    ]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grids (网格): parts of a neighbourhood, each with its own workers, over its compounds and buildings."""

import re
from dataclasses import dataclass, replace

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain import places
from services.identity.domain.errors import OutOfUse, OutsideNeighbourhood, WrongParent
from services.identity.domain.events import GridChanged, GridCreated
from services.identity.domain.identifiers import GRID_PREFIX
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.places import Place

COVERED = frozenset({PlaceKind.COMPOUND, PlaceKind.BUILDING})
"""What is put into a grid; what lies in it follows."""

_CODE = re.compile(rf"{GRID_PREFIX}[a-z0-9-]{{1,30}}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid; its path hangs below its neighbourhood's."""

    id: str
    code: str
    name: str
    path: OrgPath
    within: tuple[OrgPath, ...]
    neighbourhood_path: OrgPath
    active: bool = True


def create(grid_id: str, code: str, name: str, neighbourhood: Place) -> tuple[Grid, list[Event]]:
    """A grid of a neighbourhood; its code begins with `g-`, so that it never meets a place's path."""
    if neighbourhood.kind is not PlaceKind.NEIGHBOURHOOD:
        raise WrongParent("grid", neighbourhood.kind)
    neighbourhood.require_active()
    if not _CODE.fullmatch(code):
        raise Invalid("code", f"begins with {GRID_PREFIX} and has at most 32 characters of a-z, 0-9 and -")
    path = neighbourhood.path.child(code)
    grid = Grid(grid_id, code, name, path, path.ancestors(), neighbourhood.path)
    return grid, [GridCreated(grid.id, code, name, path, neighbourhood.path, active=True)]


def change(grid: Grid, *, name: str | None = None, active: bool | None = None) -> tuple[Grid, list[Event]]:
    """Another name, or in or out of use; what is None stays."""
    changed = replace(
        grid,
        name=grid.name if name is None else name,
        active=grid.active if active is None else active,
    )
    if changed == grid:
        return grid, []
    return changed, [GridChanged(grid.id, changed.name, grid.path, changed.active)]


def cover(grid: Grid, place: Place) -> tuple[Place, list[Event]]:
    """Put a compound or a building into a grid of its neighbourhood.

    Raises:
        Invalid: places of this kind are in no grid by themselves.
        OutOfUse: the grid is no longer in use.
        OutsideNeighbourhood: the place belongs to another neighbourhood.

    """
    if place.kind not in COVERED:
        raise Invalid("place_id", "grids cover compounds and buildings")
    if not grid.active:
        raise OutOfUse("grid", grid.id)
    if not grid.neighbourhood_path.covers(place.path):
        raise OutsideNeighbourhood(grid.path, place.path)
    return places.follow_grid(place, grid.path)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grids (网格): parts of a neighborhood, each with its own workers, over its compounds and buildings."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.errors import WrongParent
from services.identity.domain.events import GridChanged, GridCreated

if TYPE_CHECKING:
    from services.identity.domain.places import Place

GRID_PREFIX = "g-"
_CODE = re.compile(rf"{GRID_PREFIX}[a-z0-9-]{{1,30}}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid; its path hangs below its neighborhood's."""

    id: str
    code: str
    name: str
    path: OrgPath
    within: tuple[OrgPath, ...]
    neighborhood_path: OrgPath
    active: bool = True


def create(grid_id: str, code: str, name: str, neighborhood: "Place") -> tuple[Grid, list[Event]]:
    """A grid of a neighborhood; its code begins with `g-`, so that it never meets a place's path."""
    if neighborhood.kind != "neighborhood":
        raise WrongParent("grid", neighborhood.kind)
    neighborhood.require_active()
    if not _CODE.fullmatch(code):
        raise Invalid("code", f"begins with {GRID_PREFIX} and has at most 32 characters of a-z, 0-9 and -")
    path = neighborhood.path.child(code)
    grid = Grid(grid_id, code, name, path, path.ancestors(), neighborhood.path)
    return grid, [GridCreated(grid.id, code, name, path, neighborhood.path, active=True)]


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

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Create a grid (网格) of a neighbourhood."""

from pydantic import Field

from services.chassis.http import Id, Input, Name
from services.identity.domain import grids
from services.identity.domain.authority import Permission
from services.identity.domain.grids import Grid
from services.identity.store import Tx


class CreateGrid(Input):
    """The code begins with `g-`."""

    neighbourhood_id: Id
    code: str = Field(max_length=32)
    name: Name


def handle(tx: Tx, cmd: CreateGrid) -> Grid:
    """Raises NotFound, Forbidden, WrongParent, OutOfUse, Invalid, Duplicate."""
    neighbourhood = tx.places.get(cmd.neighbourhood_id)
    tx.require(Permission.PLACES_WRITE, neighbourhood.path)
    grid, events = grids.create(tx.new_id(), cmd.code, cmd.name, neighbourhood)
    tx.grids.add(grid, *events)
    return grid

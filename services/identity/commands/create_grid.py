# SPDX-License-Identifier: AGPL-3.0-or-later
"""Create a grid (网格) of a neighborhood."""

from pydantic import Field

from services.chassis.http import Id, Input, Name
from services.identity.domain import grids
from services.identity.domain.authority import Permission
from services.identity.domain.grids import Grid
from services.identity.store import Tx


class CreateGrid(Input):
    """The code begins with `g-`."""

    neighborhood_id: Id
    code: str = Field(max_length=32)
    name: Name


def handle(tx: Tx, cmd: CreateGrid) -> Grid:
    """Raises NotFound, Forbidden, WrongParent, OutOfUse, Invalid, Duplicate."""
    neighborhood = tx.places.get(cmd.neighborhood_id)
    tx.require(Permission.PLACES_WRITE, neighborhood.path)
    grid, events = grids.create(tx.new_id(), cmd.code, cmd.name, neighborhood)
    tx.grids.add(grid, *events)
    return grid

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give a grid another name, or put it out of use or back."""

from services.chassis.http import Input, Name
from services.identity.domain import grids
from services.identity.domain.authority import Permission
from services.identity.domain.errors import StillInUse
from services.identity.domain.grids import Grid
from services.identity.store import Tx


class ChangeGrid(Input):
    """What is not given stays."""

    name: Name | None = None
    active: bool | None = None


def handle(tx: Tx, grid_id: str, cmd: ChangeGrid) -> Grid:
    """Raises NotFound, Forbidden, StillInUse."""
    grid = tx.grids.get(grid_id)
    tx.require(Permission.PLACES_WRITE, grid.path)
    if cmd.active is False and tx.places.first({"scope": grid.path}):
        raise StillInUse("grid", grid.id)
    changed, events = grids.change(grid, name=cmd.name, active=cmd.active)
    if events:
        tx.grids.save(changed, *events)
    return changed

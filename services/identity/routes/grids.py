# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grids (网格) of a neighborhood."""

from services.chassis.http import PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import change_grid as change_grid_command
from services.identity.commands import create_grid as create_grid_command
from services.identity.commands.change_grid import ChangeGrid
from services.identity.commands.create_grid import CreateGrid
from services.identity.domain.authority import Permission
from services.identity.domain.grids import Grid
from services.identity.queries import Under
from services.identity.store import Tx

grids = Resource("grids", "/identity/v1/grids")


class GridView(View):
    """A grid."""

    id: str
    code: str
    name: str
    path: OrgPath
    neighborhood_path: OrgPath
    active: bool
    version: int

    @classmethod
    def of(cls, tx: Tx, grid: Grid) -> "GridView":
        return cls(
            id=grid.id,
            code=grid.code,
            name=grid.name,
            path=grid.path,
            neighborhood_path=grid.neighborhood_path,
            active=grid.active,
            version=tx.grids.version(grid),
        )


@grids.post("", requires=Permission.PLACES_WRITE, status=201)
def create_grid(tx: Tx, body: CreateGrid) -> GridView:
    """Create a grid (新建网格)."""
    return GridView.of(tx, create_grid_command.handle(tx, body))


@grids.get("", requires=Permission.PLACES_READ)
def list_grids(tx: Tx, query: Under) -> PageView[GridView]:
    """Grids at and below a place (网格列表)."""
    return PageView[GridView].of(queries.grids(tx, query), lambda item: GridView.of(tx, item))


@grids.get("/<id:grid_id>", requires=Permission.PLACES_READ)
def get_grid(tx: Tx, grid_id: str) -> GridView:
    """One grid (网格详情)."""
    return GridView.of(tx, queries.grid(tx, grid_id))


@grids.patch("/<id:grid_id>", requires=Permission.PLACES_WRITE)
def change_grid(tx: Tx, grid_id: str, body: ChangeGrid) -> GridView:
    """Rename a grid, put it out of use or back (修改网格)."""
    return GridView.of(tx, change_grid_command.handle(tx, grid_id, body))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grids (网格) of a neighbourhood."""

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import change_grid, create_grid
from services.identity.domain.authority import Permission
from services.identity.store import Tx


class GridView(View):
    """A grid."""

    id: str
    code: str
    name: str
    path: OrgPath
    neighbourhood_path: OrgPath
    active: bool
    version: int


grids = Resource("grids", "/identity/v1/grids", of=Tx.grids, shows=GridView)

grids.create(create_grid, requires=Permission.PLACES_WRITE)
grids.list(queries.list_grids, requires=Permission.PLACES_READ)
grids.show(queries.show_grid, requires=Permission.PLACES_READ)
grids.change(change_grid, requires=Permission.PLACES_WRITE)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Put a compound or a building, and everything in it, into a grid."""

from services.chassis.http import Id, Input
from services.identity.domain import grids, places
from services.identity.domain.authority import Permission
from services.identity.domain.errors import TooManyPlaces
from services.identity.domain.grids import Grid
from services.identity.domain.places import Place
from services.identity.store import Tx

MOST_PLACES = 500


class AssignGrid(Input):
    """A large compound is assigned building by building."""

    grid_id: Id


def handle(tx: Tx, place_id: str, cmd: AssignGrid) -> Place:
    """Raises NotFound, Forbidden, Invalid, OutOfUse, OutsideNeighbourhood, TooManyPlaces."""
    place = tx.places.get(place_id)
    tx.require(Permission.PLACES_WRITE, place.path)
    grid = tx.grids.get(cmd.grid_id)
    changed, events = grids.cover(grid, place)
    inside = tx.places.list({"scope": place.path}, limit=MOST_PLACES)
    if len(inside) == MOST_PLACES:
        raise TooManyPlaces(MOST_PLACES)
    if events:
        tx.places.save(changed, *events)
    for below in inside:
        if below.id != place.id:
            _follow(tx, below, grid)
    return changed


def _follow(tx: Tx, place: Place, grid: Grid) -> None:
    changed, events = places.follow_grid(place, grid.path)
    if events:
        tx.places.save(changed, *events)

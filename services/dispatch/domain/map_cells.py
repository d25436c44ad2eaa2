# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many orders lie in each cell of the map, kept as the orders change.

A tile is answered from cells that are two to four zooms finer, of four grids that are kept: so neither a tile
of the whole district nor one of a street adds up more than its cells, however many orders lie in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from services.chassis.values import OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.categories import Kind
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import places_above
from services.dispatch.domain.tallies import Numbers, counted_at, counts_of, present_of
from services.dispatch.domain.tiles import tile_at

COARSEST, COARSE, FINE, FINEST = 11, 14, 17, 20
"""The zooms of the grids: cells of about 17 km, 2 km, 260 m and 33 m at 31° N."""
GRIDS: Mapping[int, int] = MappingProxyType({COARSEST: 4, COARSE: 4, FINE: 2, FINEST: 1})
"""In how many stripes a cell of each is counted: the wider it is, the more often two count in it at once."""
MONTHLY = (COARSEST, COARSE, FINE)
"""The grids that are kept of each month, too."""
LISTED = (FINE, FINEST)
"""The grids whose cells list their orders."""
AHEAD = 4
"""Cells are so many zooms finer than the tile that shows them, at the most."""
FINER = 2
"""And so many at the least."""
LOWEST, HIGHEST = COARSEST - AHEAD, FINEST - FINER
LOWEST_OF_COMPOUNDS = FINE - AHEAD
"""Coarser grids count by neighbourhoods: compounds and grids of a neighbourhood are shown from there."""
HIGHEST_BY_MONTH = HIGHEST_IN_PUBLIC = FINE - FINER
COMPOUND_DEPTH = access.NEIGHBOURHOOD_DEPTH + 1


@dataclass(frozen=True)
class CellCounts(Numbers):
    """Of a cell: what was reported, what of it is open, runs over a limit, is life safety (U0).

    `common…`: the same of what everybody may know of, repairs in a compound or above it: never in a home.
    """

    reported: int = 0
    open: int = 0
    overdue: int = 0
    danger: int = 0
    common: int = 0
    common_open: int = 0
    common_overdue: int = 0


NONE = CellCounts()


@dataclass(frozen=True)
class OfCategory:
    category: str
    counts: CellCounts


@dataclass(frozen=True, order=True)
class Mark:
    """In which cell of which grid an order counts: of what place, and of all times or a month (`17@2015-03`).

    In wide cells it is its neighbourhood's, else they would be too many; in others its compound's and grid's.
    """

    map: str
    quadkey: str
    place: OrgPath
    grid: str = ""


@dataclass(frozen=True)
class MapCell:
    """One stripe of what lies in a cell, of a place and its grid, by category."""

    id: str
    map: str
    quadkey: str
    place: str
    within: tuple[str, ...]
    counts: tuple[OfCategory, ...] = ()

    def moved(self, before: OfCategory | None, after: OfCategory | None) -> MapCell:
        kept = {one.category: one.counts for one in self.counts}
        for one, sign in ((before, -1), (after, 1)):
            if one:
                kept[one.category] = kept.get(one.category, NONE).plus(one.counts, sign)
        told = tuple(OfCategory(name, kept[name]) for name in sorted(kept) if kept[name] != NONE)
        return replace(self, counts=told)

    def total(self, category: str | None = None) -> CellCounts:
        """Of all categories, or of one."""
        found = CellCounts()
        for one in self.counts:
            if category in (None, one.category):
                found = found.plus(one.counts)
        return found


def map_of(grid: int, month: str | None = None) -> str:
    return f"{grid}@{month}" if month else str(grid)


def grid_for(zoom: int) -> int:
    """The grid from which a tile of this zoom is answered."""
    return next(grid for grid in GRIDS if grid >= zoom + FINER)


def cells_of(order: Order) -> tuple[str, ...]:
    """The cells in whose lists an order stands, by their quadkeys."""
    found = [tile_at(order.location, grid) for grid in LISTED] if order.location else []
    return tuple(tile.quadkey for tile in found if tile)


def marks_of(order: Order, month: str) -> dict[Mark, OfCategory]:
    """Where an order counts, and as what; nowhere if nobody knows where it is."""
    counts = cell_counts(order)
    if order.location is None or counts == NONE:
        return {}
    counted = OfCategory(order.category, counts)
    marks = marks_at(order.location, order.place_path, order.grid_path, month)
    return dict.fromkeys(marks, counted)


def marks_at(point: GeoPoint, place: OrgPath, grid_path: OrgPath | None, month: str) -> Iterator[Mark]:
    """Where an order of a place counts that lies at a point."""
    finest = tile_at(point, FINEST)
    if finest is None:
        return
    for grid in GRIDS:
        wide = grid < FINE
        counted = counted_at(place) if wide else access.around(place)
        for which in (None, month) if grid in MONTHLY else (None,):
            yield Mark(map_of(grid, which), finest.quadkey[:grid], counted, "" if wide else grid_path or "")


def cell_of(mark: Mark, stripe: int) -> MapCell:
    """The empty cell of a mark; `stripe`: whatever number, it is taken as far as the grid has stripes."""
    within = places_above(mark.place, OrgPath(mark.grid) if mark.grid else None)
    stripes = GRIDS[len(mark.quadkey)]
    name = f"{mark.map}~{mark.quadkey}{mark.place}~{mark.grid}#{stripe % stripes}"
    return MapCell(name, mark.map, mark.quadkey, mark.place, within)


def cell_counts(order: Order) -> CellCounts:
    """What an order contributes to its cells."""
    present, reported = present_of(order), counts_of(order).reported
    common = int(order.kind is Kind.REPAIR and order.place_path.depth <= COMPOUND_DEPTH)
    return CellCounts(
        reported=reported,
        open=present.open,
        overdue=present.overdue,
        danger=present.danger,
        common=common * reported,
        common_open=common * present.open,
        common_overdue=common * present.overdue,
    )


CellKey = tuple[str, str, str, tuple[str, ...], str]
"""Tenant, map, quadkey, the places within which it counts, category."""


def miscounted(
    cells: Iterable[tuple[str, MapCell]],
    marks: Iterable[tuple[str, Mark, OfCategory]],
    wanted: Callable[[CellKey], bool],
) -> dict[CellKey, CellCounts]:
    """What the stripes of the wanted cells of all tenants tell more than the orders that lie in them."""
    left: dict[CellKey, CellCounts] = {}
    for tenant, cell in cells:
        for one in cell.counts:
            key = (tenant, cell.map, cell.quadkey, cell.within, one.category)
            if wanted(key):
                left[key] = left.get(key, NONE).plus(one.counts)
    for tenant, mark, one in marks:
        key = (tenant, mark.map, mark.quadkey, cell_of(mark, 0).within, one.category)
        if wanted(key):
            left[key] = left.get(key, NONE).plus(one.counts, -1)
    return left

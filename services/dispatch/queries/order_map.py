# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map: how many orders lie in the cells of a tile, and which part of the world the orders take up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from services.chassis import written
from services.chassis.http import Input, Month
from services.chassis.store import MOST
from services.chassis.store.paging import sortable
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import tiles
from services.dispatch.domain.access import NEIGHBOURHOOD_DEPTH
from services.dispatch.domain.map_cells import (
    COARSE,
    COMPOUND_DEPTH,
    FINE,
    HIGHEST,
    HIGHEST_BY_MONTH,
    HIGHEST_IN_PUBLIC,
    LOWEST,
    LOWEST_OF_COMPOUNDS,
    NONE,
    CellCounts,
    MapCell,
    grid_for,
    map_of,
)
from services.dispatch.domain.map_errors import NoSuchTile, ZoomNotServed
from services.dispatch.domain.tiles import Box, Tile
from services.dispatch.policies.quality import QualityPolicy
from services.dispatch.queries.group_statistics import public_area
from services.dispatch.queries.order_filter import OrderFilter, Short, areas
from services.dispatch.store import Tx


class OnTheMap(Input):
    """Without `place`: what the caller may read, in public the whole district.

    `state`: cells in which nothing is open, or overdue, are left out. `month`: of the orders that were
    reported in it.
    """

    place: OrgPath | None = None
    state: Literal["open", "overdue"] | None = None
    category: Short | None = None
    month: Month | None = None


@dataclass(frozen=True)
class Zooms:
    """From which zoom to which the map is served."""

    lowest: int
    highest: int


@dataclass(frozen=True)
class Cell:
    """A part of a tile and what lies there."""

    tile: Tile
    counts: CellCounts


@dataclass(frozen=True)
class MapTile:
    """A tile with its cells that are not empty; in public, `at_least` so many orders are in each."""

    tile: Tile
    cells: tuple[Cell, ...]
    at_least: int = 1


@dataclass(frozen=True)
class Extent:
    """Where the orders are, and the upper left of the four tiles that show it; none where there are none."""

    zooms: Zooms
    box: Box | None = None
    corner: Tile | None = None


def show_order_tile(tx: Tx, zoom: str, column: str, row: str, query: OnTheMap) -> MapTile:
    """How many orders lie in the cells of a tile (web mercator), as GeoJSON.

    Raises Forbidden, Invalid, NoSuchTile, ZoomNotServed.
    """
    places = _areas(tx, query)
    tile = _served(zoom, column, row, _zooms(places, query))
    return MapTile(tile, _cells(tx, places, tile, query))


def show_order_extent(tx: Tx, query: OnTheMap) -> Extent:
    """Which part of the map the orders take up. Raises Forbidden, Invalid."""
    places = _areas(tx, query)
    zooms = _zooms(places, query)
    return _extent(_read(tx, places, _grid(zooms), query), query, zooms, lambda counts: counts)


def show_public_tile(tx: Tx, zoom: str, column: str, row: str, query: OnTheMap) -> MapTile:
    """How many repairs of what is common lie in the cells of a tile: never so few, never so close that a
    home could be told.

    Raises UnknownPlace, Invalid, NoSuchTile, ZoomNotServed.
    """
    area, few = public_area(tx, query.place), tx.policy(QualityPolicy).map_from
    tile = _served(zoom, column, row, Zooms(LOWEST, HIGHEST_IN_PUBLIC))
    cells = _cells(tx, (area,), tile, query, lambda counts: _public(counts, few))
    return MapTile(tile, cells, few)


def show_public_extent(tx: Tx, query: OnTheMap) -> Extent:
    """Which part of the map it takes up. Raises UnknownPlace, Invalid."""
    area, few = public_area(tx, query.place), tx.policy(QualityPolicy).map_from
    zooms = Zooms(LOWEST, HIGHEST_IN_PUBLIC)
    return _extent(_read(tx, (area,), COARSE, query), query, zooms, lambda counts: _public(counts, few))


def _areas(tx: Tx, query: OnTheMap) -> tuple[str, ...]:
    places = areas(tx, OrderFilter(place=query.place))
    if any(OrgPath(place).depth > COMPOUND_DEPTH for place in places):
        raise Invalid("place", "is a compound, a grid or an area above it")
    return places


def _zooms(places: Sequence[str], query: OnTheMap) -> Zooms:
    low = any(OrgPath(place).depth > NEIGHBOURHOOD_DEPTH for place in places)
    return Zooms(LOWEST_OF_COMPOUNDS if low else LOWEST, HIGHEST_BY_MONTH if query.month else HIGHEST)


def _grid(zooms: Zooms) -> int:
    """The widest whose cells say where something is."""
    return FINE if zooms.lowest == LOWEST_OF_COMPOUNDS else COARSE


def _served(zoom: str, column: str, row: str, zooms: Zooms) -> Tile:
    numbers = (zoom, column, row)
    told = "/".join(numbers)
    if not all(written.is_digits(one) and len(one) <= len(str(2**HIGHEST)) for one in numbers):
        raise NoSuchTile(told)
    tile = Tile(*map(int, numbers))
    if not zooms.lowest <= tile.zoom <= zooms.highest:
        raise ZoomNotServed(tile.zoom, zooms.lowest, zooms.highest)
    if not tiles.exists(tile.zoom, tile.column, tile.row):
        raise NoSuchTile(told)
    return tile


def _cells(
    tx: Tx,
    places: Sequence[str],
    tile: Tile,
    query: OnTheMap,
    told: Callable[[CellCounts], CellCounts] = lambda counts: counts,
) -> tuple[Cell, ...]:
    found = _added(_read(tx, places, grid_for(tile.zoom), query, tile.quadkey), query, told)
    return tuple(Cell(tiles.of_quadkey(key), found[key]) for key in sorted(found))


def _extent(
    read: Iterator[MapCell], query: OnTheMap, zooms: Zooms, told: Callable[[CellCounts], CellCounts]
) -> Extent:
    boxes = [tiles.of_quadkey(key).bounds for key in _added(read, query, told)]
    if not boxes:
        return Extent(zooms)
    box = boxes[0]
    for other in boxes[1:]:
        box = box.joined(other)
    return Extent(zooms, box, tiles.corner_of_four(box, zooms.lowest, zooms.highest))


def _added(
    read: Iterator[MapCell], query: OnTheMap, told: Callable[[CellCounts], CellCounts]
) -> dict[str, CellCounts]:
    """What the stripes and places of each cell come to, by quadkey; without what is empty."""
    found: dict[str, CellCounts] = {}
    for cell in read:
        found[cell.quadkey] = found.get(cell.quadkey, NONE).plus(cell.total(query.category))
    shown = {key: told(counts) for key, counts in found.items()}
    asked = query.state or "reported"
    return {key: counts for key, counts in shown.items() if getattr(counts, asked) > 0}


def _read(tx: Tx, places: Sequence[str], grid: int, query: OnTheMap, quadkey: str = "") -> Iterator[MapCell]:
    """The cells of a grid that begin with a quadkey: one range of one index for each place."""
    for place in places:
        where = {"within": place, "map": map_of(grid, query.month)}
        after = {"$gte": quadkey}
        while True:
            bounds = {"by_quadkey": {**after, "$lt": f"{quadkey}~"}}
            read = tx.map_cells.list(where | bounds, sort="quadkey", limit=MOST)
            yield from read
            if len(read) < MOST:
                break
            after = {"$gt": sortable(read[-1].quadkey, read[-1].id)}


def _public(counts: CellCounts, few: int) -> CellCounts:
    """As much as everybody may know: of what is common, in whole multiples of `few`.

    What is rounded so tells no single order by the difference to a wider cell or to an hour ago.
    """
    reported, open_, overdue = (
        number // few * few for number in (counts.common, counts.common_open, counts.common_overdue)
    )
    return replace(NONE, reported=reported, open=open_, overdue=overdue)

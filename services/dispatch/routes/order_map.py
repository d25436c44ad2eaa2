# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map of orders as GeoJSON (RFC 7946): tiles of counts, and where to begin."""

from typing import Literal

from pydantic import Field

from services.chassis.http import PUBLIC, Resource, View
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.map_cells import LISTED
from services.dispatch.domain.tiles import Box, Tile
from services.dispatch.queries.order_map import (
    Cell,
    Extent,
    MapTile,
    show_order_extent,
    show_order_tile,
    show_public_extent,
    show_public_tile,
)
from services.dispatch.routes.order_parts import PointView, to_known_point
from services.dispatch.store import Tx


class TileView(View):
    """The numbers of a tile or of a cell."""

    zoom: int
    column: int
    row: int


class PolygonView(View):
    """A ring of longitudes and latitudes, WGS 84, against the clock."""

    type: Literal["Polygon"] = "Polygon"
    coordinates: list[list[list[float]]]


class CellCountsView(TileView):
    """A cell is a tile of a higher zoom. `reported` of them are `open`, and of these `overdue` or life safety
    (`danger`; not told in public). `listed`: the list of orders takes this cell as its filter.
    """

    listed: bool
    reported: int
    open: int
    overdue: int
    danger: int
    middle: PointView


class CellView(View):
    """A feature: one cell; empty ones are left out."""

    type: Literal["Feature"] = "Feature"
    id: str
    geometry: PolygonView
    properties: CellCountsView


class MapTileView(View):
    """A feature collection: the cells of a tile. `middle` is that of the tile, `at_least` the least number
    that a cell is shown with; numbers in public are multiples of it, rounded down.
    """

    type: Literal["FeatureCollection"] = "FeatureCollection"
    bbox: list[float] = Field(min_length=4, max_length=4)
    tile: TileView
    middle: PointView
    at_least: int
    features: list[CellView]


class ExtentView(View):
    """`bbox` (west, south, east, north) and the upper `corner` of the four tiles that show it as large as can
    be; none where nothing is on the map. The map is served from `lowest_zoom` to `highest_zoom`.
    """

    bbox: list[float] | None
    corner: TileView | None
    lowest_zoom: int
    highest_zoom: int


def to_tile(_: Tx, found: MapTile) -> MapTileView:
    bounds = found.tile.bounds
    return MapTileView(
        bbox=_bbox(bounds),
        tile=_tile(found.tile),
        middle=to_known_point(bounds.middle),
        at_least=found.at_least,
        features=[_feature(cell) for cell in found.cells],
    )


def to_extent(_: Tx, found: Extent) -> ExtentView:
    return ExtentView(
        bbox=_bbox(found.box) if found.box else None,
        corner=_tile(found.corner) if found.corner else None,
        lowest_zoom=found.zooms.lowest,
        highest_zoom=found.zooms.highest,
    )


def _feature(cell: Cell) -> CellView:
    box, counts = cell.tile.bounds, cell.counts
    ring = [(box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north)]
    return CellView(
        id=str(cell.tile),
        geometry=PolygonView(coordinates=[[[_round(x), _round(y)] for x, y in (*ring, ring[0])]]),
        properties=CellCountsView(
            zoom=cell.tile.zoom,
            column=cell.tile.column,
            row=cell.tile.row,
            listed=cell.tile.zoom in LISTED,
            reported=counts.reported,
            open=counts.open,
            overdue=counts.overdue,
            danger=counts.danger,
            middle=to_known_point(box.middle),
        ),
    )


def _tile(tile: Tile) -> TileView:
    return TileView(zoom=tile.zoom, column=tile.column, row=tile.row)


def _bbox(box: Box) -> list[float]:
    return [_round(side) for side in (box.west, box.south, box.east, box.north)]


def _round(degrees: float) -> float:
    """To a centimetre."""
    return round(degrees, 7)


TILE = "/<code:zoom>/<code:column>/<code:row>"
tiles = Resource("tiles", "/dispatch/v1/orders/tiles", requires=Permission.ORDERS_READ)
tiles.show(show_order_extent, "", shows=to_extent)
tiles.show(show_order_tile, TILE, shows=to_tile)
public_tiles = Resource("public_tiles", "/dispatch/v1/public/<code:district>/tiles", requires=PUBLIC)
public_tiles.show(show_public_extent, "", shows=to_extent)
public_tiles.show(show_public_tile, TILE, shows=to_tile)

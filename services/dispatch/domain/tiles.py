# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tiles and cells of the map in web mercator (EPSG:3857), numbered as all maps of the web number them.

At a zoom the world is a square of 2^zoom by 2^zoom; columns count from the west, rows from the north. A
quadkey has one digit (0 to 3) a zoom: what lies in a tile has one that begins with the tile's. All is pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, atan, cos, degrees, floor, pi, radians, sinh, tan

from services.dispatch.domain.events import GeoPoint

MOST_NORTH = 85.0511287798066
"""The map is a square: it ends there, and as far in the south."""
EIGHTHS = 3
"""What is shown is fitted in eighths of tiles: those of so many zooms higher."""


@dataclass(frozen=True, order=True)
class Tile:
    """A tile, or a cell, by its zoom and its place in it."""

    zoom: int
    column: int
    row: int

    def __str__(self) -> str:
        return f"{self.zoom}/{self.column}/{self.row}"

    @property
    def quadkey(self) -> str:
        digits = range(self.zoom - 1, -1, -1)
        return "".join(str((self.column >> at & 1) + 2 * (self.row >> at & 1)) for at in digits)

    @property
    def bounds(self) -> Box:
        west, east = (360 * (self.column + more) / 2**self.zoom - 180 for more in (0, 1))
        north, south = (_latitude(self.row + more, self.zoom) for more in (0, 1))
        return Box(west, south, east, north)


@dataclass(frozen=True)
class Box:
    """A part of the map, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> GeoPoint:
        return GeoPoint((self.south + self.north) / 2, (self.west + self.east) / 2)

    def joined(self, other: Box) -> Box:
        """The smallest one that holds both."""
        return Box(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )


def exists(zoom: int, column: int, row: int) -> bool:
    """Whether there is such a tile."""
    return zoom >= 0 and 0 <= column < 2**zoom and 0 <= row < 2**zoom


def of_quadkey(quadkey: str) -> Tile:
    """The tile that has it."""
    column = sum((int(digit) & 1) << at for at, digit in enumerate(reversed(quadkey)))
    row = sum((int(digit) >> 1) << at for at, digit in enumerate(reversed(quadkey)))
    return Tile(len(quadkey), column, row)


def tile_at(point: GeoPoint, zoom: int) -> Tile | None:
    """The tile in which a point lies; None for one that no map of the web shows."""
    if abs(point.latitude) > MOST_NORTH:
        return None
    size = 2**zoom
    down = (1 - asinh(tan(radians(point.latitude))) / pi) / 2
    column, row = floor((point.longitude + 180) / 360 * size), floor(down * size)
    return Tile(zoom, min(column, size - 1), min(max(row, 0), size - 1))


def corner_of_four(box: Box, lowest: int, highest: int) -> Tile:
    """The upper left of two by two tiles that show a part of the map as large as can be, in its middle."""
    zoom = next((one for one in range(highest, lowest, -1) if _fits(box, one)), lowest)
    first, last = _corners(box, zoom + EIGHTHS)
    half, whole, most = 1 << EIGHTHS - 1, 1 << EIGHTHS, 2**zoom - 2
    middles = (first.column + last.column) // 2, (first.row + last.row) // 2
    column, row = (min(max((middle - half) // whole, 0), most) for middle in middles)
    return Tile(zoom, column, row)


def metres_wide(zoom: int, latitude: float) -> float:
    """How wide a tile of a zoom is there, on an equator of 40,075 km."""
    return float(40_075_016.7 * cos(radians(latitude)) / 2**zoom)


def _fits(box: Box, zoom: int) -> bool:
    """Whether it is no more than one tile wide and high, so that four around its middle show all of it."""
    first, last = _corners(box, zoom + EIGHTHS)
    return max(last.column - first.column, last.row - first.row) <= 1 << EIGHTHS


def _corners(box: Box, zoom: int) -> tuple[Tile, Tile]:
    """The tiles in its upper left and lower right corner."""
    first = tile_at(GeoPoint(min(box.north, MOST_NORTH), box.west), zoom)
    last = tile_at(GeoPoint(max(box.south, -MOST_NORTH), box.east), zoom)
    if first is None or last is None:
        raise ValueError("a part of the map has its corners on it")
    return first, last


def _latitude(row: int, zoom: int) -> float:
    return degrees(atan(sinh(pi * (1 - 2 * row / 2**zoom))))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Four tiles of the map as a picture: bubbles in their cells, what lies beneath, and a scale."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import asinh, cos, pi, radians, sqrt, tan

from services.portal.client.models.dispatch import CellCountsView, MapTileView
from services.portal.client.models.dispatch import (
    ServicesDispatchRoutesOrderPartsPointView as PointView,
)

TILE = 256
"""Units of the drawing, as pixels of a tile."""
SIDE = 2 * TILE
SMALLEST, LARGEST = 0.2, 0.46
"""The radius of a bubble, in parts of its cell's side."""
NUMBERED_FROM = 32
"""Smaller cells have no room for their number."""
EQUATOR_M = 40_075_016.7
MOST_SCALE = 160

Link = Callable[[CellCountsView], str]


@dataclass(frozen=True)
class View:
    """Which four tiles are shown: the upper left of them, and how far the map goes."""

    zoom: int
    column: int
    row: int
    lowest: int
    highest: int

    @property
    def tiles(self) -> tuple[tuple[int, int], ...]:
        return tuple((self.column + right, self.row + down) for down in (0, 1) for right in (0, 1))

    @property
    def closer(self) -> "View | None":
        """The middle of it, twice as large."""
        if self.zoom >= self.highest:
            return None
        return self._at(self.zoom + 1, 2 * self.column + 1, 2 * self.row + 1)

    @property
    def wider(self) -> "View | None":
        if self.zoom <= self.lowest:
            return None
        return self._at(self.zoom - 1, self.column // 2, self.row // 2)

    def moved(self, right: int, down: int) -> "View | None":
        """So many tiles further; None where the world ends."""
        there = self._at(self.zoom, self.column + right, self.row + down)
        return None if there == self else there

    def onto(self, cell: CellCountsView) -> "View":
        """A cell in the middle, as large as a quarter of the picture at the most."""
        zoom = min(cell.zoom - 1, self.highest)
        finer = cell.zoom - zoom
        column, row = ((2 * place + 1 + 2**finer >> finer + 1) - 1 for place in (cell.column, cell.row))
        return self._at(zoom, column, row)

    def _at(self, zoom: int, column: int, row: int) -> "View":
        last = 2**zoom - 2
        column, row = (min(max(place, 0), last) for place in (column, row))
        return View(zoom, column, row, self.lowest, self.highest)


@dataclass(frozen=True)
class Bubble:
    """What lies in a cell; `tone` by the worst of it."""

    x: float
    y: float
    side: float
    radius: float
    count: int
    tone: str
    cell: CellCountsView
    href: str

    @property
    def numbered(self) -> bool:
        return self.side >= NUMBERED_FROM


@dataclass(frozen=True)
class Ground:
    """A picture that lies beneath."""

    href: str
    x: float
    y: float


@dataclass(frozen=True)
class Scale:
    """A line that is so many metres long."""

    metres: int
    width: float


@dataclass(frozen=True)
class BaseMap:
    """Where pictures of the streets come from: an address with {z}, {x} and {y}, in which coordinates they
    are drawn, and whose they are. Without an address there are none.
    """

    address: str
    crs: str
    credit: str


def bubbles(view: View, tiles: Sequence[MapTileView], counted: str, link: Link) -> list[Bubble]:
    """The most first; `counted` is which of a cell's numbers makes it large."""
    cells = [feature.properties for tile in tiles for feature in tile.features]
    most = max((getattr(cell, counted) for cell in cells), default=1)
    found = [_bubble(view, cell, getattr(cell, counted), most, link(cell)) for cell in cells]
    return sorted(found, key=lambda one: (-one.count, one.y, one.x))


def _bubble(view: View, cell: CellCountsView, count: int, most: int, href: str) -> Bubble:
    side = TILE / 2 ** (cell.zoom - view.zoom)
    x, y = cell.column * side - view.column * TILE, cell.row * side - view.row * TILE
    part = SMALLEST + (LARGEST - SMALLEST) * sqrt(count / most)
    tone = "late" if cell.overdue else "open" if cell.open else "ended"
    middle = side / 2
    return Bubble(x + middle, y + middle, side, round(side * part, 1), count, tone, cell, href)


def grounds(view: View, tiles: Sequence[MapTileView], base: BaseMap) -> list[Ground]:
    """The pictures beneath; those in GCJ-02 are moved to where what they show is drawn here."""
    if not base.address or not tiles:
        return []
    right, down = _shift(view.zoom, tiles[0].middle) if base.crs == "gcj02" else (0.0, 0.0)
    return list(_grounds(view, base.address, right, down))


def _grounds(view: View, address: str, right: float, down: float) -> Iterator[Ground]:
    columns, rows = _reach(right), _reach(down)
    for row in rows:
        for column in columns:
            numbers = {"z": view.zoom, "x": view.column + column, "y": view.row + row}
            href = address
            for name, number in numbers.items():
                href = href.replace(f"{{{name}}}", str(number))
            yield Ground(href, round(column * TILE - right, 1), round(row * TILE - down, 1))


def _reach(shift: float) -> range:
    """Which tiles, from the first one shown, lie in the picture when all are moved by so much."""
    return range(int(shift // TILE), int((shift + SIDE - 1) // TILE) + 1)


def _shift(zoom: int, point: PointView) -> tuple[float, float]:
    """How far to the right and down a Chinese map draws what is there."""
    here = _place(zoom, point.latitude, point.longitude)
    drawn = _place(zoom, point.gcj02_latitude, point.gcj02_longitude)
    return drawn[0] - here[0], drawn[1] - here[1]


def _place(zoom: int, latitude: float, longitude: float) -> tuple[float, float]:
    """In web mercator, in units of the drawing."""
    whole = TILE * 2**zoom
    return (longitude + 180) / 360 * whole, (1 - asinh(tan(radians(latitude))) / pi) / 2 * whole


def scale(view: View, latitude: float) -> Scale:
    """The longest round length that is short enough."""
    a_unit = EQUATOR_M * cos(radians(latitude)) / (TILE * 2**view.zoom)
    lengths = [digit * 10**power for power in range(7) for digit in (1, 2, 5)]
    metres = max((one for one in lengths if one / a_unit <= MOST_SCALE), default=lengths[0])
    return Scale(metres, round(metres / a_unit, 1))

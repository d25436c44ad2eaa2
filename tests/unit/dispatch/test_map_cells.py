# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.dispatch.domain.categories import Kind
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.map_cells import (
    AHEAD,
    FINE,
    FINER,
    FINEST,
    GRIDS,
    HIGHEST,
    LOWEST,
    NONE,
    cell_counts,
    cell_of,
    cells_of,
    grid_for,
    marks_of,
)
from services.dispatch.domain.tiles import (
    MOST_NORTH,
    Tile,
    corner_of_four,
    exists,
    metres_wide,
    of_quadkey,
    tile_at,
)
from tests.unit.dispatch.samples import BUILDING, GRID, reported

KUNSHAN = GeoPoint(31.3856, 120.9807)
points = st.builds(GeoPoint, st.floats(-MOST_NORTH, MOST_NORTH), st.floats(-180, 180))


def located(**more):
    return replace(reported(), location=KUNSHAN, kind=Kind.REPAIR, **more)


@pytest.mark.parametrize(
    ("point", "tile", "quadkey"),
    [
        (KUNSHAN, "14/13697/6686", "13212110022221"),
        (GeoPoint(0, 0), "1/1/1", "3"),
        (GeoPoint(85.06, 0), None, None),
        (GeoPoint(-85.05, -180), "2/0/3", "22"),
        (GeoPoint(0.0, 180.0), "2/3/2", "31"),
    ],
)
def test_tiles_have_the_numbers_of_all_maps_of_the_web(point, tile, quadkey):
    zoom = int(tile.split("/")[0]) if tile else 3
    found = tile_at(point, zoom)
    assert (str(found) if found else None, found.quadkey if found else None) == (tile, quadkey)


def test_quadkeys_are_those_of_the_published_example():
    assert Tile(3, 3, 5).quadkey == "213"


@given(points, st.integers(1, FINEST))
def test_a_point_lies_in_its_tile_and_in_all_that_hold_it(point, zoom):
    tile = tile_at(point, zoom)
    assert tile is not None
    assert exists(tile.zoom, tile.column, tile.row)
    assert of_quadkey(tile.quadkey) == tile
    box, close = tile.bounds, 1e-6
    assert box.west - close <= point.longitude <= box.east + close
    assert box.south - close <= point.latitude <= box.north + close
    finest = tile_at(point, FINEST)
    assert finest is not None
    assert finest.quadkey.startswith(tile.quadkey)


@given(st.lists(points, min_size=1, max_size=4))
def test_four_tiles_show_the_whole_of_what_they_are_asked_for(found):
    box = tile_at(found[0], 14).bounds
    for point in found[1:]:
        box = box.joined(tile_at(point, 14).bounds)
    corner = corner_of_four(box, 1, HIGHEST)
    shown = corner.bounds.joined(Tile(corner.zoom, corner.column + 1, corner.row + 1).bounds)
    close = 1e-6
    assert shown.west - close <= box.west
    assert box.east <= shown.east + close
    assert shown.south - close <= box.south
    assert box.north <= shown.north + close


def test_what_is_small_is_shown_large():
    box = tile_at(KUNSHAN, 14).bounds
    assert corner_of_four(box, LOWEST, HIGHEST).zoom == 14
    assert corner_of_four(box, LOWEST, 9).zoom == 9
    assert 2085 < metres_wide(14, 31.4) < 2095


@pytest.mark.parametrize("zoom", range(LOWEST, HIGHEST + 1))
def test_every_zoom_has_a_grid_of_few_cells(zoom):
    assert FINER <= grid_for(zoom) - zoom <= AHEAD


def test_an_order_counts_once_in_every_grid_and_again_in_its_month():
    marks = marks_of(located(), "2015-03")
    assert [mark.map for mark in marks] == [
        "11",
        "11@2015-03",
        "14",
        "14@2015-03",
        "17",
        "17@2015-03",
        "20",
    ]
    wide = [mark for mark in marks if len(mark.quadkey) < FINE]
    assert {(mark.place, mark.grid) for mark in wide} == {("/320585/001/002", "")}
    assert {(mark.place, mark.grid) for mark in marks if mark not in wide} == {
        ("/320585/001/002/c01", str(GRID))
    }
    assert cell_of(next(reversed(marks)), 3).within[-1] == GRID
    assert {cell_of(mark, stripe).id[-2:] for mark in marks for stripe in range(8)} == {
        f"#{stripe}" for stripe in range(max(GRIDS.values()))
    }


def test_who_says_not_where_it_is_stands_on_no_map():
    assert marks_of(reported(), "2015-03") == {}
    assert cells_of(reported()) == ()
    north = located(place_path=BUILDING)
    assert marks_of(replace(north, location=GeoPoint(89, 0)), "2015-03") == {}


def test_only_what_is_common_counts_in_public():
    at_home, compound = located(), located(place_path=OrgPath("/320585/001/002/c01"))
    assert (cell_counts(at_home).reported, cell_counts(at_home).common) == (1, 0)
    assert (cell_counts(compound).common, cell_counts(compound).common_open) == (1, 1)
    assert cell_counts(replace(compound, kind=Kind.COMPLAINT)).common == 0


def test_a_cell_keeps_categories_apart_and_drops_those_that_are_none():
    order = located()
    (mark, entry), *_ = marks_of(order, "2015-03").items()
    cell = cell_of(mark, 0).moved(None, entry)
    assert (cell.total().reported, cell.total("burst-pipe").open, cell.total("lamp")) == (1, 1, NONE)
    assert cell.moved(entry, None).counts == ()

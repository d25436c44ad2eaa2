# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture of the map: which tiles it shows, where its links lead, and what lies beneath."""

import pytest

from services.chassis.settings import SettingsError
from services.portal.app import make_portal
from services.portal.areas.maps.drawing import TILE, BaseMap, View, bubbles, grounds, scale
from services.portal.client.models.dispatch import CellCountsView, MapTileView
from services.portal.settings import PortalSettings
from tests.unit.portal.test_pages import GIVEN

VIEW = View(14, 13697, 6686, 7, 18)
MIDDLE = {
    "latitude": 31.4,
    "longitude": 120.98,
    "gcj02_latitude": 31.398,
    "gcj02_longitude": 120.9844,
}
TILES = "https://t0.tianditu.gov.cn/vec_w/wmts?tilematrix={z}&tilerow={y}&tilecol={x}&tk=key"


def cell(zoom: int, column: int, row: int, *counts: int) -> CellCountsView:
    names = ("reported", "open", "overdue", "danger")
    told = dict.fromkeys(names, 0) | dict(zip(names, counts, strict=False))
    where = {"zoom": zoom, "column": column, "row": row}
    return CellCountsView.model_validate(where | told | {"listed": zoom >= 17, "middle": MIDDLE})


def tile(*cells: CellCountsView) -> MapTileView:
    ring = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    features = [{"type": "Feature", "id": "x", "geometry": ring, "properties": one} for one in cells]
    where = {"zoom": VIEW.zoom, "column": VIEW.column, "row": VIEW.row}
    told = {"type": "FeatureCollection", "bbox": [0, 0, 1, 1], "tile": where, "middle": MIDDLE}
    return MapTileView.model_validate(told | {"at_least": 1, "features": features})


def test_what_is_closer_is_the_middle_and_what_is_wider_shows_it():
    closer = VIEW.closer
    assert closer == View(15, 27395, 13373, 7, 18)
    assert closer.wider == VIEW
    assert View(18, 1, 1, 7, 18).closer is None
    assert View(7, 1, 1, 7, 18).wider is None


def test_one_moves_by_half_a_picture_to_the_end_of_the_world():
    assert VIEW.moved(1, 0) == View(14, 13698, 6686, 7, 18)
    assert View(7, 0, 0, 7, 18).moved(-1, 0) is None
    assert View(7, 126, 126, 7, 18).moved(0, 1) is None


@pytest.mark.parametrize("zoom", [11, 14, 17, 20])
@pytest.mark.parametrize("odd", [0, 1])
def test_a_cell_leads_to_where_it_lies_in_the_middle(zoom: int, odd: int):
    there = VIEW.onto(cell(zoom, 1000 + odd, 500 + odd))
    size = 2 ** (zoom - there.zoom)
    for middle, first in ((1000 + odd + 0.5, there.column), (500 + odd + 0.5, there.row)):
        assert 0.5 <= middle / size - first <= 1.5
    assert there.zoom == min(zoom - 1, 18)


def test_bubbles_grow_with_what_is_asked_for_and_show_the_worst():
    cells = (cell(17, 13697 * 8, 6686 * 8, 9, 1), cell(17, 13697 * 8 + 15, 6686 * 8, 4, 4, 1))
    found = bubbles(VIEW, [tile(*cells)], "open", lambda one: str(one.column))
    assert [(one.count, one.tone, one.side, one.numbered) for one in found] == [
        (4, "late", 32, True),
        (1, "open", 32, True),
    ]
    assert (found[1].x, found[1].y) == (16, 16)
    assert (found[0].x, found[0].y) == (496, 16)
    assert found[0].radius > found[1].radius
    assert found[0].radius * 2 < found[0].side
    assert bubbles(VIEW, [tile(cell(18, 0, 0, 3))], "reported", lambda _: "")[0].tone == "ended"


def test_without_an_address_nothing_lies_beneath():
    assert grounds(VIEW, [tile()], BaseMap("", "wgs84", "")) == []


def test_a_base_map_lies_tile_on_tile_and_one_that_is_shifted_is_moved_back():
    straight = grounds(VIEW, [tile()], BaseMap(TILES, "wgs84", ""))
    assert [(one.x, one.y) for one in straight] == [(0, 0), (256, 0), (0, 256), (256, 256)]
    assert "tilematrix=14&tilerow=6686&tilecol=13697" in straight[0].href
    moved = grounds(VIEW, [tile()], BaseMap(TILES, "gcj02", ""))
    assert len(moved) == 9
    left, top = min(one.x for one in moved), min(one.y for one in moved)
    assert -TILE < left < 0
    assert -TILE < top < 0
    assert round(-left / TILE * 360 / 2**14, 4) == 0.0044


def test_a_scale_is_round_and_short():
    found = scale(VIEW, 31.4)
    assert (found.metres, 80 < found.width <= 160) == (1000, True)


def test_the_base_map_alone_is_let_in_and_only_if_it_is_set():
    def policy(**more: str) -> str:
        app = make_portal(PortalSettings.load(GIVEN | more))
        return app.test_client().get("/log-in/done").headers["Content-Security-Policy"]

    assert "img-src 'self' data:;" in policy()
    assert "img-src 'self' data: https://t0.tianditu.gov.cn;" in policy(LINLI_MAP_TILES=TILES)


@pytest.mark.parametrize(
    "address", ["https://tiles.example/{z}/{x}", "ftp://tiles.example/{z}/{x}/{y}", "https://a;b/{z}{x}{y}"]
)
def test_an_address_that_is_no_template_stops_the_start(address: str):
    with pytest.raises(SettingsError):
        PortalSettings.load(GIVEN | {"LINLI_MAP_TILES": address})

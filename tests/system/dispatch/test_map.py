# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map: cells of counts for staff, and in public nothing that tells a home."""

from typing import Any

import pytest

from services.chassis.values import Role
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.tiles import tile_at
from services.dispatch.store import Tx
from tests.system.dispatch.api import ORDERS, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    GRID,
    GRID_WORKER,
    HERE,
    NEIGHBOURHOOD,
    RESIDENT,
    STRANGER,
    TENANT,
    person,
)
from tests.unit.dispatch.samples import minutes

TILES = f"{ORDERS}/tiles"
PUBLIC = f"/dispatch/v1/public/{TENANT}/tiles"


def tile(zoom: int, north: float = 0) -> str:
    """Where the orders are, so many metres to the north."""
    point = GeoPoint(HERE["latitude"] + north / 111_195, HERE["longitude"])
    return str(tile_at(point, zoom))


def at(api: Api, metres: float = 0, **more: Any) -> str:
    where = HERE | {"latitude": HERE["latitude"] + metres / 111_195}
    return api.report(**{"category": "lamp", "place_path": COMPOUND, "location": where} | more)


def cells(api: Api, zoom: int, by: Any = DESK, **asked: Any) -> list[dict[str, Any]]:
    answer = api.get(by, f"{TILES}/{tile(zoom)}", **asked)
    return [feature["properties"] for feature in answer["features"]]


def test_a_tile_is_geojson_with_a_cell_for_each_place_where_something_is(api: Api):
    at(api)
    at(api, 20, category="burst-pipe")
    at(api, 400)
    answer = api.get(DESK, f"{TILES}/{tile(14)}")
    assert (answer["type"], answer["tile"]["zoom"], answer["at_least"]) == ("FeatureCollection", 14, 1)
    west, south, east, north = answer["bbox"]
    assert west < HERE["longitude"] < east
    assert south < HERE["latitude"] < north
    shown = [feature["properties"] for feature in answer["features"]]
    assert sorted(one["reported"] for one in shown) == [1, 2]
    assert {one["zoom"] for one in shown} == {17}
    feature = next(one for one in answer["features"] if one["properties"]["reported"] == 2)
    assert feature["id"] == tile(17)
    (ring,) = feature["geometry"]["coordinates"]
    assert ring[0] == ring[-1]
    assert len(ring) == 5
    assert abs(feature["properties"]["middle"]["gcj02_latitude"] - HERE["latitude"]) > 0.0001


@pytest.mark.parametrize("zoom", range(7, 19))
def test_every_zoom_counts_the_same_orders(api: Api, zoom: int):
    for metres in range(0, 100, 10):
        at(api, metres)
    found = [one["reported"] for metres in (0, 95) for one in within(api, zoom, metres)]
    assert sum(found) == 10


def within(api: Api, zoom: int, metres: float) -> list[dict[str, Any]]:
    """The cells of the tile there, unless it is that of the beginning."""
    if metres and tile(zoom, metres) == tile(zoom):
        return []
    answer = api.get(DESK, f"{TILES}/{tile(zoom, metres)}")
    return [feature["properties"] for feature in answer["features"]]


def test_what_is_open_or_overdue_is_told_apart_and_asked_for(api: Api):
    first, second = at(api), at(api, 400, category="gas-leak")
    api.step(DESK, first, "refuse", {"reason": "不在职责内"})
    api.bench.wait(minutes(60 * 24 * 3))
    api.bench.fire()

    assert [(one["open"], one["overdue"], one["danger"]) for one in cells(api, 14, state="overdue")] == [
        (1, 1, 1)
    ]
    assert len(cells(api, 14)) == 2
    assert len(cells(api, 14, state="open")) == 1
    assert len(cells(api, 14, category="lamp")) == 1
    assert cells(api, 14, category="lamp", state="open") == []
    assert len(cells(api, 14, month="2015-03")) == 2
    assert cells(api, 14, month="2015-02") == []
    assert [one["id"] for one in api.get(DESK, ORDERS, cell=tile(17, 400))["items"]] == [second]


def test_a_correction_moves_what_it_is_counted_as(api: Api):
    order_id = at(api)
    api.step(DESK, order_id, "correct", {"category": "gas-leak", "place_path": BUILDING})
    assert cells(api, 14, category="lamp") == []
    assert [one["danger"] for one in cells(api, 14, category="gas-leak")] == [1]


def test_staff_see_their_own_places_only(api: Api):
    at(api)
    at(api, 500, place_path=NEIGHBOURHOOD)
    at(api, 800, place_path=ELSEWHERE, by=ADMIN)
    assert sum(one["reported"] for one in cells(api, 13)) == 2
    assert sum(one["reported"] for one in cells(api, 13, ADMIN)) == 3
    assert sum(one["reported"] for one in cells(api, 13, STRANGER)) == 1
    assert sum(one["reported"] for one in cells(api, 13, place=COMPOUND)) == 1
    assert api.get(STRANGER, f"{TILES}/{tile(13)}", 403, place=NEIGHBOURHOOD)["code"] == "forbidden"
    assert api.get(RESIDENT, f"{TILES}/{tile(13)}", 403)["code"] == "forbidden"


def test_a_grid_is_served_from_close_by(api: Api):
    at(api)
    gridded(api)
    at(api)
    assert [one["reported"] for one in cells(api, 14, GRID_WORKER)] == [1]
    refused = api.get(GRID_WORKER, f"{TILES}/{tile(12)}", 422)
    assert (refused["code"], refused["lowest"], refused["highest"]) == ("dispatch.zoom_not_served", 13, 18)
    extent = api.get(GRID_WORKER, TILES, place=GRID)
    assert extent["lowest_zoom"] == 13
    assert extent["corner"]["zoom"] > 13


def gridded(api: Api) -> None:
    """From now on the compound belongs to the grid."""
    raw = api.bench.store.database.collection(Tx.places.name)
    assert raw.update_one({"path": COMPOUND}, {"$set": {"grid_path": GRID}}).modified_count == 1


@pytest.mark.parametrize(
    ("numbers", "asked", "code"),
    [
        ("14/16384/0", {}, "dispatch.no_such_tile"),
        ("14/0/16384", {}, "dispatch.no_such_tile"),
        ("14/x/0", {}, "dispatch.no_such_tile"),
        ("14/0/99999999999999999999", {}, "dispatch.no_such_tile"),
        ("6/0/0", {}, "dispatch.zoom_not_served"),
        ("19/0/0", {}, "dispatch.zoom_not_served"),
        ("16/0/0", {"month": "2015-03"}, "dispatch.zoom_not_served"),
        ("14/0/0", {"month": "2015-13"}, "request.invalid"),
        ("14/0/0", {"state": "closed"}, "request.invalid"),
        ("14/0/0", {"place": BUILDING}, "invalid"),
        ("14/0/0", {"zoom": "3"}, "request.invalid"),
    ],
)
def test_what_is_no_tile_is_refused(api: Api, numbers: str, asked: dict[str, str], code: str):
    assert api.get(DESK, f"{TILES}/{numbers}", 422, **asked)["code"] == code


def test_whoever_reads_only_a_building_is_told_so(api: Api):
    leader = person(40, "楼组长", (BUILDING, Role.HANDLER))
    assert api.get(leader, TILES, 422)["code"] == "invalid"


def test_an_extent_says_where_to_begin(api: Api):
    assert api.get(DESK, TILES) == {"bbox": None, "corner": None, "lowest_zoom": 7, "highest_zoom": 18}
    at(api)
    extent = api.get(DESK, TILES)
    west, south, east, north = extent["bbox"]
    assert west < HERE["longitude"] < east
    assert south < HERE["latitude"] < north
    assert extent["corner"]["zoom"] == 14


def test_the_orders_of_a_cell_are_listed_the_latest_first(api: Api):
    first, second, _far = at(api), at(api, 5), at(api, 900)
    closed = at(api)
    api.step(DESK, closed, "refuse", {"reason": "不在职责内"})
    listed = api.get(DESK, ORDERS, cell=tile(17))["items"]
    assert [one["id"] for one in listed] == [closed, second, first]
    assert [one["id"] for one in api.get(DESK, ORDERS, cell=tile(20), open="true")["items"]] == [
        second,
        first,
    ]
    by_due = api.get(DESK, ORDERS, cell=tile(17), sort="due")["items"]
    assert {one["id"] for one in by_due} == {first, second}
    assert api.get(STRANGER, ORDERS, cell=tile(17))["items"] == []
    assert api.get(DESK, f"{ORDERS}/total", cell=tile(17), open="true") == {"count": 2, "more": False}


@pytest.mark.parametrize("cell", ["14/1/1", "17/999999/1", "17/1", "x"])
def test_a_cell_that_lists_nothing_is_refused(api: Api, cell: str):
    assert api.get(DESK, ORDERS, 422, cell=cell)["code"] in ("invalid", "request.invalid")


class TestInPublic:
    @staticmethod
    def cells(api: Api, zoom: int = 14, **asked: Any) -> list[dict[str, Any]]:
        answer = api.client.get(f"{PUBLIC}/{tile(zoom)}", query_string=asked)
        assert answer.status_code == 200, answer.text
        return [feature["properties"] for feature in answer.json["features"]]

    def test_few_orders_are_not_shown_and_many_by_fives(self, api: Api):
        for number in range(4):
            at(api, number)
        assert self.cells(api) == []
        at(api)
        assert [(one["reported"], one["open"]) for one in self.cells(api)] == [(5, 5)]
        for number in range(4):
            refused = at(api, number)
            api.step(DESK, refused, "refuse", {"reason": "不在职责内"})
        assert [(one["reported"], one["open"]) for one in self.cells(api)] == [(5, 5)]
        assert len(self.cells(api, month="2015-03", category="lamp", state="open")) == 1
        assert self.cells(api, state="overdue") == []

    def test_homes_and_what_is_no_repair_are_not_on_it(self, api: Api):
        for _ in range(6):
            at(api, place_path=BUILDING)
            at(api, category="complaint")
        assert self.cells(api) == []
        assert api.client.get(PUBLIC).json["bbox"] is None

    def test_it_ends_where_a_cell_is_a_street(self, api: Api):
        for number in range(5):
            at(api, number)
        assert {one["zoom"] for one in self.cells(api, 15)} == {17}
        refused = api.client.get(f"{PUBLIC}/{tile(16)}")
        assert (refused.status_code, refused.json["highest"]) == (422, 15)
        extent = api.client.get(PUBLIC).json
        assert extent["corner"]["zoom"] == 14
        assert extent["highest_zoom"] == 15

    def test_the_least_number_is_the_districts(self, api: Api):
        body = {"map_from": 3}
        answer = api.client.put("/dispatch/v1/policies/quality", json=body, headers=api.token(ADMIN))
        assert answer.status_code == 200, answer.text
        for number in range(4):
            at(api, number)
        assert [one["reported"] for one in self.cells(api)] == [3]
        low = api.client.put("/dispatch/v1/policies/quality", json={"map_from": 2}, headers=api.token(ADMIN))
        assert low.status_code == 422

    def test_a_place_that_is_no_area_is_refused(self, api: Api):
        answer = api.client.get(f"{PUBLIC}/{tile(14)}", query_string={"place": COMPOUND})
        assert (answer.status_code, answer.json["code"]) == (422, "invalid")
        answer = api.client.get(f"{PUBLIC}/{tile(14)}", query_string={"place": f"{NEIGHBOURHOOD}9"})
        assert answer.json["code"] == "dispatch.unknown_place"

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Spots over HTTP: who learns what of them, what is reported by a sheet, places found by their address."""

from typing import Any

import pytest

from services.chassis.values import OrgPath
from services.dispatch.domain.places import FLAT, Place
from services.dispatch.store import Tx
from tests.system.dispatch.api import NOBODY, ORDERS, REPORT, Api
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    COMPOUND,
    DESK,
    ELSEWHERE,
    NEIGHBOURHOOD,
    PLUMBER,
    RESIDENT,
    STRANGER,
)
from tests.system.dispatch.spot_samples import code_of, hung, withdrawn

SPOTS, FOUND = "/dispatch/v1/spots", "/dispatch/v1/places/found"


def test_who_stands_before_the_sheet_learns_where_he_is(api: Api):
    spot = hung(api.bench)
    shown = api.get(RESIDENT, f"{SPOTS}/scanned", code=code_of(api.bench, spot))
    assert (shown["id"], shown["name"], shown["place_path"], shown["may_report"]) == (
        spot.id,
        "7 号灯杆",
        COMPOUND,
        True,
    )
    drawn = shown["location"]
    assert (drawn["latitude"], drawn["longitude"]) == (31.45, 121.1)
    assert 0.003 < drawn["gcj02_longitude"] - 121.1 < 0.006
    assert not api.get(STRANGER, f"{SPOTS}/scanned", code=code_of(api.bench, spot))["may_report"]
    forged = api.get(RESIDENT, f"{SPOTS}/scanned", 422, code="A" * 43)
    assert forged["code"] == "dispatch.spot_code_refused"
    assert api.get(RESIDENT, f"{SPOTS}/{spot.id}")["id"] == spot.id
    api.get(STRANGER, f"{SPOTS}/{spot.id}", 404)


def test_who_keeps_spots_lists_them_and_prints_their_codes(api: Api):
    first, second = hung(api.bench), hung(api.bench, name="3 号楼", place_path=BUILDING)
    gone = withdrawn(api.bench, hung(api.bench))
    listed = api.get(DESK, SPOTS, place=NEIGHBOURHOOD)["items"]
    assert [one["id"] for one in listed] == [first.id, second.id]
    (old,) = api.get(DESK, SPOTS, place=COMPOUND, state="withdrawn")["items"]
    assert old["id"] == gone.id
    printed = api.get(DESK, f"{SPOTS}/codes", place=COMPOUND)["items"]
    assert [(one["id"], one["name"], len(one["code"])) for one in printed] == [
        (first.id, "7 号灯杆", 43),
        (second.id, "3 号楼", 43),
    ]
    assert api.get(DESK, f"{SPOTS}/{first.id}/code") == printed[0]
    api.get(RESIDENT, f"{SPOTS}/codes", 403, place=COMPOUND)
    api.get(DESK, f"{SPOTS}/{gone.id}/code", 409)
    api.get(RESIDENT, f"{SPOTS}/{first.id}/code", 403)
    api.get(RESIDENT, SPOTS, 403, place=COMPOUND)


def test_a_report_by_a_sheet_has_the_spots_name_and_position(api: Api):
    spot = hung(api.bench)
    body = REPORT | {"category": "lamp", "place_path": COMPOUND, "spot_id": spot.id}
    order = api.post(RESIDENT, ORDERS, body, 201)
    assert (order["address"], order["labels"]) == ("7 号灯杆", {"spot": spot.id})
    assert order["location"]["latitude"] == 31.45
    said = api.post(RESIDENT, ORDERS, body | {"address": "灯杆底座", "location": _point()}, 201)
    assert (said["address"], said["location"]["longitude"]) == ("灯杆底座", 121.2)


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"spot_id": NOBODY}, 404, "not_found"),
        ({"place_path": BUILDING}, 422, "dispatch.spot_elsewhere"),
        ({"spot_id": "gone"}, 409, "dispatch.spot_withdrawn"),
    ],
)
def test_a_report_by_another_spot_is_refused(api: Api, changed: dict[str, Any], status: int, code: str):
    spot = hung(api.bench)
    body = REPORT | {"category": "lamp", "place_path": COMPOUND, "spot_id": spot.id} | changed
    if changed.get("spot_id") == "gone":
        body["spot_id"] = withdrawn(api.bench, spot).id
    assert api.post(RESIDENT, ORDERS, body, status)["code"] == code
    assert api.get(RESIDENT, ORDERS, reporter="me")["items"] == []


def test_a_point_of_a_chinese_map_is_kept_as_gps_says_it(api: Api):
    order = api.post(RESIDENT, ORDERS, REPORT | {"location": _point(crs="gcj02")}, 201)
    where = order["location"]
    assert where["gcj02_longitude"] == pytest.approx(121.2, abs=1e-6)
    assert 0.003 < 121.2 - where["longitude"] < 0.006


def found(api: Api, by: Any, q: str, **more: Any) -> list[tuple[str, str]]:
    items = api.get(by, FOUND, q=q, **more)["items"]
    return [(one["names"][-1], one["path"]) for one in items]


@pytest.fixture
def named(api: Api) -> Api:
    """The places with names as people write them, and one flat."""
    flat = OrgPath(f"{BUILDING}/u1")
    known = [
        Place("c", COMPOUND, "compound", "申宏小区", parent=NEIGHBOURHOOD),
        Place("b", BUILDING, "building", "13号楼", parent=COMPOUND),
        Place("f", flat, FLAT, "201室", parent=BUILDING),
        Place("e", OrgPath(f"{ELSEWHERE}/c01"), "compound", "申宏新村", parent=ELSEWHERE),
    ]

    def put(tx: Tx) -> None:
        for place in tx.places_at(place.path for place in known):
            tx.end_copy(Tx.places, place.id, 2)
        for place in known:
            tx.put_copy(Tx.places, place, 3)

    api.bench.act(ADMIN, put)
    hung(api.bench)
    return api


def test_a_place_is_found_as_its_address_is_written(named: Api):
    assert found(named, RESIDENT, "申宏小区13号楼") == [("13号楼", BUILDING)]
    assert found(named, RESIDENT, "１３号楼") == [("13号楼", BUILDING)]
    assert found(named, RESIDENT, "3号楼") == []
    assert found(named, RESIDENT, "申宏") == [("申宏小区", COMPOUND)]
    assert found(named, ADMIN, "申宏") == [("申宏小区", COMPOUND), ("申宏新村", f"{ELSEWHERE}/c01")]
    assert found(named, ADMIN, "申宏", place=ELSEWHERE) == [("申宏新村", f"{ELSEWHERE}/c01")]
    assert found(named, STRANGER, "申宏小区") == []


def test_a_spot_is_found_by_whatever_it_is_called(named: Api):
    for written in ("7号灯杆", "l-017", "L 017", "申宏小区 北门路灯"):
        assert found(named, RESIDENT, written) == [("7 号灯杆", COMPOUND)], written
    assert found(named, RESIDENT, "8号灯杆") == []


def test_of_anothers_flat_nobody_learns(named: Api):
    assert [path for _, path in found(named, DESK, "201室")] == [f"{BUILDING}/u1"]
    assert found(named, STRANGER, "201室") == []
    assert found(named, PLUMBER, "201室", place=ELSEWHERE) == []


@pytest.mark.parametrize("q", ["", "一", "…", "x" * 101])
def test_what_is_no_address_is_refused(api: Api, q: str):
    api.get(RESIDENT, FOUND, 422, q=q)


def _point(**more: Any) -> dict[str, Any]:
    return {"latitude": 31.5, "longitude": 121.2, **more}

# SPDX-License-Identifier: AGPL-3.0-or-later
"""GCJ-02: to and fro is the same point, nothing is shifted abroad, known points are drawn where they are."""

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.dispatch.domain.coordinates import Crs, from_gcj02, metres_between, shown, taken_in, to_gcj02
from services.dispatch.domain.events import GeoPoint

LAND = st.builds(GeoPoint, st.floats(18.0, 53.6), st.floats(73.5, 135.1))
"""Where the maps of mainland China are shifted."""
ABROAD = st.builds(GeoPoint, st.floats(-90, 90), st.floats(-180, 71.9)) | st.builds(
    GeoPoint, st.floats(-90, 0.8) | st.floats(55.9, 90), st.floats(-180, 180)
)


@given(LAND)
def test_to_and_fro_is_the_same_point(point: GeoPoint) -> None:
    for there, back in ((to_gcj02, from_gcj02), (from_gcj02, to_gcj02)):
        again = back(there(point))
        assert abs(again.latitude - point.latitude) < 1e-6
        assert abs(again.longitude - point.longitude) < 1e-6


@given(LAND)
def test_it_is_shifted_by_less_than_a_kilometre(point: GeoPoint) -> None:
    drawn = to_gcj02(point)
    north = (drawn.latitude - point.latitude) * 111_320
    east = (drawn.longitude - point.longitude) * 111_320 * cos(radians(point.latitude))
    assert 1 < hypot(north, east) < 1000


@given(ABROAD)
def test_abroad_nothing_is_shifted(point: GeoPoint) -> None:
    assert to_gcj02(point) == from_gcj02(point) == point


@pytest.mark.parametrize(
    ("wgs84", "gcj02"),
    [
        ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
        ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
        ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
    ],
    ids=["Shanghai", "Shenzhen", "Beijing"],
)
def test_known_points(wgs84: tuple[float, float], gcj02: tuple[float, float]) -> None:
    """The test points of eviltransform (MIT), which has the formula in a dozen languages."""
    drawn = to_gcj02(GeoPoint(*wgs84))
    assert (drawn.latitude, drawn.longitude) == pytest.approx(gcj02, abs=1e-6)


def test_at_the_edge_it_is_said_which_is_meant() -> None:
    kept = taken_in(31.175304, 121.531542, Crs.GCJ02)
    assert (kept.latitude, kept.longitude) == pytest.approx((31.1774276, 121.5272106), abs=1e-5)
    assert (
        taken_in(31.5, 121.5, Crs.WGS84) == shown(GeoPoint(31.5, 121.5), Crs.WGS84) == GeoPoint(31.5, 121.5)
    )
    assert shown(kept, Crs.GCJ02) == to_gcj02(kept)


@given(LAND, LAND)
def test_a_distance_is_the_same_to_and_fro(one: GeoPoint, other: GeoPoint) -> None:
    assert metres_between(one, other) == pytest.approx(metres_between(other, one))
    assert metres_between(one, one) == 0


def test_a_minute_of_latitude_is_a_sea_mile() -> None:
    assert metres_between(GeoPoint(31, 121), GeoPoint(31 + 1 / 60, 121)) == pytest.approx(1853, abs=1)

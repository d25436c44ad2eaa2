# SPDX-License-Identifier: AGPL-3.0-or-later
"""Coordinates at the edge: WGS 84 is kept, GCJ-02 (国测局坐标) is what maps of mainland China show.

The shift is the published approximation of the official one, on the ellipsoid of Krassowsky 1940, which the
converters in use have in common. Pure functions.
"""

from enum import StrEnum
from math import asin, cos, pi, radians, sin, sqrt

from services.dispatch.domain.events import GeoPoint

AXIS_M = 6378245.0
ECCENTRICITY2 = 0.00669342162296594323
WEST, EAST, SOUTH, NORTH = 72.004, 137.8347, 0.8293, 55.8271
"""Beyond this box nothing is shifted; the land whose maps are shifted lies far within."""
RADIUS_M = 6_371_008.8
ROUNDS = 20
CLOSE = 1e-10


class Crs(StrEnum):
    """In what coordinates are said: WGS 84 (GPS) or GCJ-02 (Chinese maps)."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"


def taken_in(latitude: float, longitude: float, crs: Crs) -> GeoPoint:
    """A point as it is kept, of one that is said in `crs`."""
    point = GeoPoint(latitude, longitude)
    return from_gcj02(point) if crs is Crs.GCJ02 else point


def shown(point: GeoPoint, crs: Crs) -> GeoPoint:
    """A kept point as it is said in `crs`."""
    return to_gcj02(point) if crs is Crs.GCJ02 else point


def to_gcj02(point: GeoPoint) -> GeoPoint:
    """Where a Chinese map draws a point of WGS 84."""
    if not (WEST <= point.longitude <= EAST and SOUTH <= point.latitude <= NORTH):
        return point
    north_m, east_m = _shift_m(point.longitude - 105.0, point.latitude - 35.0)
    angle = point.latitude / 180.0 * pi
    flat = 1 - ECCENTRICITY2 * sin(angle) ** 2
    north = north_m * 180.0 / (AXIS_M * (1 - ECCENTRICITY2) / (flat * sqrt(flat)) * pi)
    east = east_m * 180.0 / (AXIS_M / sqrt(flat) * cos(angle) * pi)
    return GeoPoint(point.latitude + north, point.longitude + east)


def from_gcj02(point: GeoPoint) -> GeoPoint:
    """What a Chinese map draws there, in WGS 84: there is no formula, so it is approached step by step."""
    found = point
    for _ in range(ROUNDS):
        drawn = to_gcj02(found)
        north, east = drawn.latitude - point.latitude, drawn.longitude - point.longitude
        found = GeoPoint(found.latitude - north, found.longitude - east)
        if abs(north) < CLOSE and abs(east) < CLOSE:
            break
    return found


def _shift_m(x: float, y: float) -> tuple[float, float]:
    """How far it is moved to the north and the east, in metres; `x`, `y`: degrees from 105° E, 35° N."""
    short = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + short
    north += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + short
    east += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    return north, east


def metres_between(one: GeoPoint, other: GeoPoint) -> float:
    """The distance of two points of a town, on a sphere of 6371 km (haversine)."""
    north = radians(other.latitude - one.latitude) / 2
    east = radians(other.longitude - one.longitude) / 2
    flat = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * RADIUS_M * asin(min(1.0, sqrt(sin(north) ** 2 + flat * sin(east) ** 2)))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is open nearby, for who is about to report something: perhaps it is known."""

from dataclasses import dataclass
from datetime import timedelta

from pydantic import Field, model_validator

from services.chassis.http import Id, Input
from services.chassis.values import OrgPath
from services.dispatch.domain import access
from services.dispatch.domain.coordinates import Crs, metres_between, taken_in
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.orders import Order
from services.dispatch.domain.places import FLAT
from services.dispatch.domain.spots import SPOT
from services.dispatch.policies import OrderPolicy
from services.dispatch.store import Tx

MOST_LOOKED_AT = 100
NEAR_M = 300
"""Of a point that is given, what lies further away is not near."""


class Nearby(Input):
    """Where somebody is: a place, perhaps the spot whose sheet was scanned, perhaps a point."""

    place: OrgPath
    spot_id: Id | None = None
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    crs: Crs = Crs.WGS84
    limit: int = Field(5, ge=1, le=20)

    @model_validator(mode="after")
    def _whole(self) -> "Nearby":
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude are given together")
        return self


@dataclass(frozen=True)
class Near:
    """An order, how far away it is where both points are known, and whether all may know of it."""

    order: Order
    metres: float | None = None
    common: bool = False


def list_nearest_orders(tx: Tx, query: Nearby) -> list[Near]:
    """Open repairs around a place that were reported of late, the nearest first. Raises Forbidden, NotFound.

    Those at the same spot come first, then by distance, then those of the same place, the latest first. Of a
    flat, and of what is no repair, nobody learns who may not see the order.
    """
    access.check_report(tx.by, query.place)
    here = _point(tx, query)
    area = access.neighbourhood(query.place) if here else access.around(query.place)
    since = tx.now - timedelta(days=tx.policy(OrderPolicy, query.place).duplicate_days)
    page = tx.orders.page(
        {"within": area},
        sort="-reported_at",
        since=since,
        limit=MOST_LOOKED_AT,
        keep=lambda order: order.open,
    )
    places = tx.places_at(order.place_path for order in page.items)
    flats = {place.path for place in places if place.kind == FLAT}
    near = [_near(order, here, at_home=order.place_path in flats) for order in page.items]
    found = [one for one in near if one.common or access.sees(tx.by, one.order)]
    close = [one for one in found if one.metres is None or one.metres <= NEAR_M]
    around = access.around(query.place)
    told = [one for one in close if one.metres is not None or around.covers(one.order.place_path)]
    return sorted(told, key=lambda one: _order(query, one))[: query.limit]


def _point(tx: Tx, query: Nearby) -> GeoPoint | None:
    spot = tx.spots.get(query.spot_id) if query.spot_id else None
    if query.latitude is not None and query.longitude is not None:
        return taken_in(query.latitude, query.longitude, query.crs)
    return spot.terms.location if spot else None


def _near(order: Order, here: GeoPoint | None, *, at_home: bool) -> Near:
    metres = metres_between(here, order.location) if here and order.location else None
    return Near(order, metres, access.is_common(order, at_home=at_home))


def _order(query: Nearby, near: Near) -> tuple[bool, bool, float, bool]:
    """Python's sort keeps the latest first among those that are as near."""
    at_spot = query.spot_id and any(
        label.name == SPOT and label.value == query.spot_id for label in near.order.labels
    )
    elsewhere = near.order.place_path != query.place
    return (not at_spot, near.metres is None, near.metres or 0, elsewhere)

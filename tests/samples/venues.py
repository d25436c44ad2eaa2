# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of venues: a request that succeeds, made ready on demand."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.dispatch.store import Tx
from tests.samples.world import MARK, Request, World

VENUES, BOOKINGS = "/dispatch/v1/venues", "/dispatch/v1/venue-bookings"
_ZONE = ZoneInfo("Asia/Shanghai")


def _terms() -> dict[str, Any]:
    return {"name": f"{MARK}活动室", "seats": 30, "opens": "09:00", "closes": "21:00"}


def create_venue(world: World) -> Request:
    return Request(body=_terms() | {"place_path": world.paths["building"]})


def _venue(world: World) -> dict[str, str]:
    return {"venue_id": world.ok("POST", VENUES, create_venue(world).body)["id"]}


def list_venues(world: World) -> Request:
    _venue(world)
    return Request(query={"place": world.paths["building"]})


def show_venue(world: World) -> Request:
    return Request(_venue(world))


def revise_venue(world: World) -> Request:
    return Request(_venue(world), _terms())


def withdraw_venue(world: World) -> Request:
    return Request(_venue(world), {"reason": "改建"})


def close_venue(world: World) -> Request:
    day = (system_now().astimezone(_ZONE) + timedelta(days=3)).date()
    return Request(_venue(world), {"day": day.isoformat(), "reason": "检修"})


def reopen_venue(world: World) -> Request:
    asked = close_venue(world)
    world.ok("POST", f"{VENUES}/{asked.ids['venue_id']}:close", asked.body)
    return Request(asked.ids, {"day": asked.body["day"]})


def book_venue(world: World) -> Request:
    day = (system_now().astimezone(_ZONE) + timedelta(days=2)).date()
    begins = datetime.combine(day, time(10), _ZONE)
    said = {"starts_at": begins.isoformat(), "ends_at": (begins + timedelta(hours=1)).isoformat()}
    return Request(_venue(world), said | {"purpose": f"{MARK}合唱"}, by=world.people["resident"])


def _booked(world: World) -> dict[str, str]:
    asked = book_venue(world)
    path = f"{VENUES}/{asked.ids['venue_id']}:book"
    return {"venue_booking_id": world.ok("POST", path, asked.body, asked.by)["id"]}


def list_venue_bookings(world: World) -> Request:
    _booked(world)
    return Request(query={"place": world.paths["building"]})


def show_venue_booking(world: World) -> Request:
    return Request(_booked(world))


def confirm_venue_booking(world: World) -> Request:
    return Request(_booked(world))


def cancel_venue_booking(world: World) -> Request:
    return Request(_booked(world), {})


def miss_venue_booking(world: World) -> Request:
    """One that is confirmed and has begun by now."""
    ids = _booked(world)
    world.ok("POST", f"{BOOKINGS}/{ids['venue_booking_id']}:confirm")

    def work(tx: Tx) -> None:
        one = tx.venue_bookings.get(ids["venue_booking_id"])
        venue = tx.venues.get(one.venue_id)
        begun = replace(one.slot, starts_at=tx.now - timedelta(hours=1))
        taken = tuple(replace(other, slot=begun) for other in venue.taken)
        tx.venues.save(replace(venue, taken=taken))
        tx.venue_bookings.save(replace(one, slot=begun, starts_at=begun.starts_at))

    world.stores["dispatch"].transact(Principal(world.seeded.code, "sample", "sample"), work)
    return Request(ids)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Venues and bookings that tests begin with; the bench stands at nine on the second of March."""

from datetime import datetime
from typing import Any

from services.chassis.values import Principal
from services.dispatch.commands import (
    book_venue,
    cancel_venue_booking,
    close_venue,
    confirm_venue_booking,
    create_venue,
    miss_venue_booking,
    withdraw_venue,
)
from services.dispatch.commands.book_venue import BookVenue
from services.dispatch.commands.cancel_venue_booking import CancelVenueBooking
from services.dispatch.commands.close_venue import CloseVenue
from services.dispatch.commands.create_venue import CreateVenue
from services.dispatch.commands.withdraw_venue import WithdrawVenue
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.domain.venues import Venue
from tests.system.dispatch.district import DESK, NEIGHBOURHOOD, RESIDENT, Bench
from tests.unit.dispatch.samples import at

HALL: dict[str, Any] = {
    "name": "活动室",
    "seats": 30,
    "opens": "09:00",
    "closes": "21:00",
    "most_minutes": 120,
    "place_path": NEIGHBOURHOOD,
}


def march(text: str) -> datetime:
    """`03 10:00`: a local moment of March."""
    return at(f"2015-03-{text}")


def opened(bench: Bench, by: Principal = DESK, **changed: Any) -> Venue:
    """A venue that is offered."""
    cmd = CreateVenue(**HALL | changed)
    return bench.act(by, lambda tx: create_venue.handle(tx, cmd))


def booked(
    bench: Bench,
    venue: Venue,
    by: Principal = RESIDENT,
    begins: str = "03 10:00",
    ends: str = "03 12:00",
) -> VenueBooking:
    cmd = BookVenue(starts_at=march(begins).isoformat(), ends_at=march(ends).isoformat(), purpose="合唱")
    return bench.act(by, lambda tx: book_venue.handle(tx, venue.id, cmd))


def confirmed(bench: Bench, one: VenueBooking, by: Principal = DESK) -> VenueBooking:
    return bench.act(by, lambda tx: confirm_venue_booking.handle(tx, one.id))


def cancelled(bench: Bench, one: VenueBooking, by: Principal = RESIDENT, reason: str = "") -> VenueBooking:
    cmd = CancelVenueBooking(reason=reason)
    return bench.act(by, lambda tx: cancel_venue_booking.handle(tx, one.id, cmd))


def missed(bench: Bench, one: VenueBooking, by: Principal = DESK) -> VenueBooking:
    return bench.act(by, lambda tx: miss_venue_booking.handle(tx, one.id))


def closed(bench: Bench, venue: Venue, day: str = "2015-03-03", by: Principal = DESK) -> Venue:
    cmd = CloseVenue.model_validate({"day": day, "reason": "检修"})
    return bench.act(by, lambda tx: close_venue.handle(tx, venue.id, cmd))


def withdrawn(bench: Bench, venue_id: str, by: Principal = DESK) -> Venue:
    return bench.act(by, lambda tx: withdraw_venue.handle(tx, venue_id, WithdrawVenue(reason="改建")))


def the_venue(bench: Bench, venue: Venue) -> Venue:
    return bench.read().venues.get(venue.id)


def the_booking(bench: Bench, one: VenueBooking) -> VenueBooking:
    return bench.read().venue_bookings.get(one.id)


def told_of(bench: Bench, noun: str, item_id: str) -> list[str]:
    return [event.name for event in bench.read().history(noun, item_id, limit=100).items]

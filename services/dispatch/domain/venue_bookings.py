# SPDX-License-Identifier: AGPL-3.0-or-later
"""Booking a venue: asked for, confirmed, used or not come to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from services.chassis.values import Event, OrgPath
from services.dispatch.domain import venues
from services.dispatch.domain.events import (
    VenueBooked,
    VenueBookingCancelled,
    VenueBookingEnded,
    VenueConfirmed,
)
from services.dispatch.domain.venue_errors import BookingNotBegun, MostBookings, WrongBookingState
from services.dispatch.domain.venue_kinds import BookingState
from services.dispatch.domain.venues import Slot, Venue, VenueBounds


@dataclass(frozen=True, kw_only=True)
class VenueBooking:
    """Named by the venue that it was then; `purpose` are the words of who booked it."""

    id: str
    venue_id: str
    person_id: str
    place_path: OrgPath
    within: tuple[str, ...]
    name: str
    purpose: str
    slot: Slot
    starts_at: datetime
    state: BookingState = BookingState.REQUESTED
    reason: str = ""


Step = tuple[VenueBooking, list[Event]]
OPEN = frozenset({BookingState.REQUESTED, BookingState.CONFIRMED})


def book(
    venue: Venue, one: VenueBooking, own: int, bounds: VenueBounds, zone: tzinfo, now: datetime
) -> tuple[Venue, VenueBooking, list[Event]]:
    """For who has `own` bookings ahead. Raises MostBookings and what `venues.take` does."""
    if own >= bounds.each:
        raise MostBookings(bounds.each)
    venue = venues.take(venue, one.id, one.slot, bounds, zone, now)
    slot = one.slot
    fact = VenueBooked(
        one.id, one.venue_id, one.person_id, one.place_path, one.name, slot.starts_at, slot.ends_at
    )
    return venue, one, [fact]


def confirm(one: VenueBooking) -> Step:
    """Raises WrongBookingState."""
    if one.state is not BookingState.REQUESTED:
        raise WrongBookingState(one.id, one.state)
    one = replace(one, state=BookingState.CONFIRMED)
    slot = one.slot
    fact = VenueConfirmed(
        one.id, one.venue_id, one.person_id, one.place_path, one.name, slot.starts_at, slot.ends_at
    )
    return one, [fact]


def cancel(one: VenueBooking, reason: str, by: str) -> Step:
    """Who booked it is told where somebody else does it. Raises WrongBookingState."""
    if one.state not in OPEN:
        raise WrongBookingState(one.id, one.state)
    one = replace(one, state=BookingState.CANCELLED, reason=reason)
    told = () if by == one.person_id else (one.person_id,)
    fact = VenueBookingCancelled(
        one.id, one.venue_id, one.person_id, one.place_path, one.name, one.slot.starts_at, reason, told
    )
    return one, [fact]


def miss(one: VenueBooking, now: datetime) -> Step:
    """Nobody came (爽约). Raises WrongBookingState, BookingNotBegun."""
    if one.state not in (BookingState.CONFIRMED, BookingState.USED):
        raise WrongBookingState(one.id, one.state)
    if now < one.slot.starts_at:
        raise BookingNotBegun(one.slot.starts_at)
    one = replace(one, state=BookingState.NO_SHOW)
    return one, [_ended(one)]


def end(one: VenueBooking) -> Step:
    """Its time is over: used unless somebody says otherwise, and nothing where it was never confirmed."""
    if one.state not in OPEN:
        raise WrongBookingState(one.id, one.state)
    used = one.state is BookingState.CONFIRMED
    one = replace(one, state=BookingState.USED if used else BookingState.CANCELLED)
    return one, [_ended(one)]


def _ended(one: VenueBooking) -> VenueBookingEnded:
    return VenueBookingEnded(one.id, one.venue_id, one.person_id, one.place_path, one.state)

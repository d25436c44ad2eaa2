# SPDX-License-Identifier: AGPL-3.0-or-later
"""Venues, and who booked them."""

from services.chassis.store import Page
from services.dispatch.domain import sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.domain.venue_kinds import BookingState, VenueState
from services.dispatch.domain.venues import Venue
from services.dispatch.queries.sharing import OfPerson, OfPlace, taken, where_it_is
from services.dispatch.store import Tx

_USES, _KEEPS = Permission.VENUES_BOOK, Permission.VENUES_KEEP


class VenuesAt(OfPlace):
    """At a `place` and below, or without one where the caller lives."""

    state: VenueState = VenueState.OFFERED


class VenueBookingsOf(OfPerson):
    """At a `place` and below, or `mine`."""

    state: BookingState | None = None


def list_venues(tx: Tx, query: VenuesAt) -> Page[Venue]:
    """The venues that there are. Raises Forbidden."""
    where = where_it_is(tx, query, _USES, _KEEPS) | {"state": query.state}
    return tx.venues.page(where, after=query.after, limit=query.limit)


def show_venue(tx: Tx, venue_id: str) -> Venue:
    """One venue. Raises NotFound, Forbidden."""
    venue = tx.venues.get(venue_id)
    sharing_access.check_reads(tx.by, _USES, _KEEPS, venue.place_path)
    return venue


def list_venue_bookings(tx: Tx, query: VenueBookingsOf) -> Page[VenueBooking]:
    """Who booked what, the latest to begin first. Raises Forbidden, Invalid."""
    return taken(tx, tx.venue_bookings, query, query.state, _KEEPS, "-starts_at")


def show_venue_booking(tx: Tx, venue_booking_id: str) -> VenueBooking:
    """One booking. Raises NotFound also for somebody else's."""
    one = tx.venue_bookings.get(venue_booking_id)
    sharing_access.check_booking_seen(tx.by, one)
    return one

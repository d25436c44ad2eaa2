# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nobody came to a venue that was booked (爽约)."""

from services.dispatch.domain import sharing_access, venue_bookings, venues
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.store import Tx


def handle(tx: Tx, venue_booking_id: str) -> VenueBooking:
    """Raises NotFound, Forbidden, WrongBookingState, BookingNotBegun."""
    one = tx.venue_bookings.get(venue_booking_id)
    sharing_access.check_booking_kept(tx.by, one)
    one, events = venue_bookings.miss(one, tx.now)
    tx.venues.save(venues.free(tx.venues.get(one.venue_id), one.id))
    return tx.save_booking(one, events)

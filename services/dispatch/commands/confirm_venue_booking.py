# SPDX-License-Identifier: AGPL-3.0-or-later
"""Confirm a booking of a venue; who booked it is told."""

from services.dispatch.domain import sharing_access, venue_bookings
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.store import Tx


def handle(tx: Tx, venue_booking_id: str) -> VenueBooking:
    """Raises NotFound, Forbidden, WrongBookingState."""
    one = tx.venue_bookings.get(venue_booking_id)
    sharing_access.check_booking_kept(tx.by, one)
    return tx.save_booking(*venue_bookings.confirm(one))

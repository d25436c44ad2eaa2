# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cancel a booking of a venue; who booked it is told where staff do it."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import sharing_access, venue_bookings, venues
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.store import Tx


class CancelVenueBooking(Input):
    reason: Annotated[Lines, Field(max_length=500)] = ""


def handle(tx: Tx, venue_booking_id: str, cmd: CancelVenueBooking) -> VenueBooking:
    """Raises NotFound, WrongBookingState."""
    one = tx.venue_bookings.get(venue_booking_id)
    sharing_access.check_booking_seen(tx.by, one)
    one, events = venue_bookings.cancel(one, cmd.reason, tx.by.subject)
    tx.venues.save(venues.free(tx.venues.get(one.venue_id), one.id))
    return tx.save_booking(one, events)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The time of a booking is over: it was used, or was never confirmed."""

from services.dispatch.domain import venue_bookings, venues
from services.dispatch.domain.venue_bookings import OPEN
from services.dispatch.store import Tx


def handle(tx: Tx, venue_booking_id: str) -> None:
    one = tx.venue_bookings.find(venue_booking_id)
    if one is None or one.state not in OPEN or tx.now < one.slot.ends_at:
        return
    tx.venues.save(venues.free(tx.venues.get(one.venue_id), one.id))
    tx.save_booking(*venue_bookings.end(one))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book a venue for a time (预订), which staff confirm."""

from datetime import UTC
from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.chassis.moments import Moment
from services.dispatch.domain import sharing_access, venue_bookings
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.domain.venues import Slot
from services.dispatch.policies.sharing import SharingPolicy
from services.dispatch.store import Tx


class BookVenue(Input):
    starts_at: Moment
    ends_at: Moment
    purpose: Annotated[Lines, Field(min_length=1, max_length=500)]


def handle(tx: Tx, venue_id: str, cmd: BookVenue) -> VenueBooking:
    """Raises NotFound, Forbidden and what `venue_bookings.book` does."""
    venue, me = tx.venues.get(venue_id), tx.by.subject
    sharing_access.check_at_home(tx.by, Permission.VENUES_BOOK, venue.place_path)
    slot = Slot(cmd.starts_at.astimezone(UTC), cmd.ends_at.astimezone(UTC))
    one = VenueBooking(
        id=tx.new_id(),
        venue_id=venue.id,
        person_id=me,
        place_path=venue.place_path,
        within=venue.within,
        name=venue.terms.name,
        purpose=cmd.purpose,
        slot=slot,
        starts_at=slot.starts_at,
    )
    own = sum(other.person_id == me for other in tx.open_bookings(venue.id))
    bounds = tx.policy(SharingPolicy, venue.place_path).venues
    venue, one, events = venue_bookings.book(venue, one, own, bounds, tx.zone_of(venue), tx.now)
    tx.venues.save(venue)
    return tx.save_booking(one, events)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close a venue on a day; whoever booked it then is told why."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Day, Input, Lines
from services.dispatch.domain import venues
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.venues import Venue
from services.dispatch.policies.sharing import SharingPolicy
from services.dispatch.store import Tx


class CloseVenue(Input):
    day: Day
    reason: Annotated[Lines, Field(min_length=1, max_length=500)]


def handle(tx: Tx, venue_id: str, cmd: CloseVenue) -> Venue:
    """Raises NotFound, Forbidden, VenueWithdrawn, DayNotAhead."""
    venue = tx.venues.get(venue_id)
    tx.require(Permission.VENUES_KEEP, venue.place_path)
    most = tx.policy(SharingPolicy, venue.place_path).venues.closed
    venue, events = venues.close(venue, cmd.day, tx.day_at(venue), most)
    zone = tx.zone_of(venue)
    gone = tx.call_off(venue, cmd.reason, lambda one: one.starts_at.astimezone(zone).date() == cmd.day)
    for booking_id in gone:
        venue = venues.free(venue, booking_id)
    tx.venues.save(venue, *events)
    return venue

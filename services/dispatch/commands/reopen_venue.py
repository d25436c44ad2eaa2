# SPDX-License-Identifier: AGPL-3.0-or-later
"""A venue is open on a day after all."""

from services.chassis.http import Day, Input
from services.dispatch.domain import venues
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.venues import Venue
from services.dispatch.policies.sharing import SharingPolicy
from services.dispatch.store import Tx


class ReopenVenue(Input):
    day: Day


def handle(tx: Tx, venue_id: str, cmd: ReopenVenue) -> Venue:
    """Raises NotFound, Forbidden, VenueWithdrawn, DayNotAhead."""
    venue = tx.venues.get(venue_id)
    tx.require(Permission.VENUES_KEEP, venue.place_path)
    most = tx.policy(SharingPolicy, venue.place_path).venues.closed
    venue, events = venues.reopen(venue, cmd.day, tx.day_at(venue), most)
    tx.venues.save(venue, *events)
    return venue

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say something else of a venue; what is booked stays."""

from services.dispatch.commands.create_venue import VenueIs
from services.dispatch.domain import venues
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.venues import Venue
from services.dispatch.store import Tx


class ReviseVenue(VenueIs):
    pass


def handle(tx: Tx, venue_id: str, cmd: ReviseVenue) -> Venue:
    """Raises NotFound, Forbidden, VenueWithdrawn, WrongHours, NeverOpen."""
    venue = tx.venues.get(venue_id)
    tx.require(Permission.VENUES_KEEP, venue.place_path)
    revised, events = venues.revise(venue, cmd.value())
    tx.venues.save(revised, *events)
    return revised

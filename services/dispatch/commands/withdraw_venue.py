# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offer a venue no more; who booked it is told why."""

from typing import Annotated

from pydantic import Field

from services.chassis.http import Input, Lines
from services.dispatch.domain import venues
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.venues import Venue
from services.dispatch.store import Tx


class WithdrawVenue(Input):
    reason: Annotated[Lines, Field(min_length=1, max_length=500)]


def handle(tx: Tx, venue_id: str, cmd: WithdrawVenue) -> Venue:
    """Raises NotFound, Forbidden, VenueWithdrawn."""
    venue = tx.venues.get(venue_id)
    tx.require(Permission.VENUES_KEEP, venue.place_path)
    withdrawn, events = venues.withdraw(venue)
    tx.call_off(venue, cmd.reason, lambda _: True)
    tx.venues.save(withdrawn, *events)
    return withdrawn

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Venues, and who booked them."""

from typing import Any

from services.chassis.http import Paged
from services.chassis.store import Page
from services.chassis.values import Invalid, OrgPath
from services.dispatch.domain import sharing_access
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.domain.venue_kinds import BookingState, VenueState
from services.dispatch.domain.venues import Venue
from services.dispatch.store import Tx

_USES, _KEEPS = Permission.VENUES_BOOK, Permission.VENUES_KEEP


class VenuesAt(Paged):
    """At a `place` and below, or without one where the caller lives."""

    place: OrgPath | None = None
    state: VenueState = VenueState.OFFERED


class VenueBookingsOf(Paged):
    """At a `place` and below, or `mine`."""

    place: OrgPath | None = None
    mine: bool = False
    state: BookingState | None = None


def list_venues(tx: Tx, query: VenuesAt) -> Page[Venue]:
    """The venues that there are. Raises Forbidden."""
    where: dict[str, Any] = {"place_path": {"$in": sharing_access.around_home(tx.by, _USES)}}
    if query.place is not None:
        sharing_access.check_reads(tx.by, _USES, _KEEPS, query.place)
        where = {"within": query.place}
    return tx.venues.page(where | {"state": query.state}, after=query.after, limit=query.limit)


def show_venue(tx: Tx, venue_id: str) -> Venue:
    """One venue. Raises NotFound, Forbidden."""
    venue = tx.venues.get(venue_id)
    sharing_access.check_reads(tx.by, _USES, _KEEPS, venue.place_path)
    return venue


def list_venue_bookings(tx: Tx, query: VenueBookingsOf) -> Page[VenueBooking]:
    """Who booked what, the latest to begin first. Raises Forbidden, Invalid."""
    if query.mine == (query.place is not None):
        raise Invalid("place", "either it or `mine` is needed")
    state = {"state": query.state} if query.state else {}
    if query.place:
        tx.require(_KEEPS, query.place)
        where = {"within": query.place, **state}
        return tx.venue_bookings.page(where, sort="-starts_at", after=query.after, limit=query.limit)
    return tx.venue_bookings.page(
        {"person_id": tx.by.subject},
        sort="-starts_at",
        after=query.after,
        limit=query.limit,
        keep=lambda one: query.state in (None, one.state),
    )


def show_venue_booking(tx: Tx, venue_booking_id: str) -> VenueBooking:
    """One booking. Raises NotFound also for somebody else's."""
    one = tx.venue_bookings.get(venue_booking_id)
    sharing_access.check_booking_seen(tx.by, one)
    return one

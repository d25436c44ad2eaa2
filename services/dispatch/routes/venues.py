# SPDX-License-Identifier: AGPL-3.0-or-later
"""Venues (场地) and their bookings."""

from collections.abc import Sequence
from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.dispatch.commands import (
    book_venue,
    cancel_venue_booking,
    close_venue,
    confirm_venue_booking,
    create_venue,
    miss_venue_booking,
    reopen_venue,
    revise_venue,
    withdraw_venue,
)
from services.dispatch.domain.authority import Permission
from services.dispatch.domain.venue_bookings import VenueBooking
from services.dispatch.domain.venues import Venue
from services.dispatch.queries.assignees import person_names
from services.dispatch.queries.venues import list_venue_bookings, list_venues, show_venue, show_venue_booking
from services.dispatch.store import Tx


class SlotView(View):
    """When somebody has it; nobody is told who."""

    starts_at: datetime
    ends_at: datetime


class VenueView(View):
    """`opens` and `closes` are local times; `closed` the days on which nobody has it.

    `closed_weekdays`: from 1 (Monday) to 7, every week.
    """

    id: str
    version: int
    place_path: str
    name: str
    description: str
    seats: int
    opens: str
    closes: str
    most_minutes: int
    state: str
    taken: list[SlotView]
    closed: list[date]
    closed_weekdays: list[int]


class VenueBookingView(View):
    id: str
    version: int
    venue_id: str
    name: str
    person_id: str
    person_name: str
    place_path: str
    purpose: str
    starts_at: datetime
    ends_at: datetime
    state: str
    reason: str


def to_venue(tx: Tx, venue: Venue) -> VenueView:
    return VenueView(
        id=venue.id,
        version=tx.venues.version(venue),
        place_path=venue.place_path,
        **{**vars(venue.terms), "closed_weekdays": list(venue.terms.closed_weekdays)},
        state=venue.state,
        taken=[SlotView(**vars(one.slot)) for one in venue.taken],
        closed=list(venue.closed),
    )


def to_bookings(tx: Tx, found: Sequence[VenueBooking]) -> list[VenueBookingView]:
    names = person_names(tx, (one.person_id for one in found))
    return [
        VenueBookingView(
            id=one.id,
            version=tx.venue_bookings.version(one),
            venue_id=one.venue_id,
            name=one.name,
            person_id=one.person_id,
            person_name=names.get(one.person_id, ""),
            place_path=one.place_path,
            purpose=one.purpose,
            **vars(one.slot),
            state=one.state,
            reason=one.reason,
        )
        for one in found
    ]


venues = Resource(
    "venues", "/dispatch/v1/venues", of=Tx.venues, shows=to_venue, requires=Permission.VENUES_KEEP
)
bookings = Resource(
    "venue-bookings",
    "/dispatch/v1/venue-bookings",
    of=Tx.venue_bookings,
    shows=to_bookings,
    requires=Permission.VENUES_KEEP,
)

venues.create(create_venue)
venues.list(list_venues, requires=AUTHENTICATED)
venues.show(show_venue, requires=AUTHENTICATED)
venues.replace(revise_venue)
venues.act("withdraw", withdraw_venue)
venues.act("close", close_venue)
venues.act("reopen", reopen_venue)
venues.act("book", book_venue, shows=to_bookings, requires=Permission.VENUES_BOOK)
bookings.list(list_venue_bookings, requires=AUTHENTICATED)
bookings.show(show_venue_booking, requires=AUTHENTICATED)
bookings.act("confirm", confirm_venue_booking)
bookings.act("cancel", cancel_venue_booking, requires=AUTHENTICATED)
bookings.act("miss", miss_venue_booking)

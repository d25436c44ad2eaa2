# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of venues: their slots and their bookings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from services.chassis.calendar_policy import calendar_at, local_date_at
from services.chassis.store import Collection, Index
from services.chassis.values import Event
from services.dispatch.domain import venue_bookings
from services.dispatch.domain.venue_bookings import OPEN, VenueBooking
from services.dispatch.domain.venues import UTMOST_SLOTS, Venue
from services.dispatch.store.tools import ToolRoomUnit

BOOKING = "venue.end"
"""The timer of a booking: when its time is over."""


class VenuesUnit(ToolRoomUnit):
    """The part of dispatch's `Tx` that is about venues."""

    venues = Collection(
        Venue,
        "venues",
        indexes=(Index("within", "state", "_id"), Index("place_path", "state", "_id")),
    )
    venue_bookings = Collection(
        VenueBooking,
        "venue_bookings",
        orderings=("starts_at",),
        crowded=True,
        indexes=(
            Index("person_id", "by_starts_at"),
            Index("within", "state", "by_starts_at"),
            Index("within", "by_starts_at"),
            Index("venue_id", "state"),
        ),
    )

    def zone_of(self, venue: Venue) -> ZoneInfo:
        return ZoneInfo(calendar_at(self, venue.place_path).zone)

    def day_at(self, venue: Venue) -> date:
        """The local day there."""
        return local_date_at(self, venue.place_path, self.now)

    def open_bookings(self, venue_id: str) -> list[VenueBooking]:
        """Those that were not cancelled and whose time is not over, by their begin."""
        where = {"venue_id": venue_id, "state": {"$in": sorted(OPEN)}}
        found = self.venue_bookings.list(where, limit=UTMOST_SLOTS)
        return sorted(found, key=lambda one: one.starts_at)

    def save_booking(self, one: VenueBooking, events: Sequence[Event]) -> VenueBooking:
        """Keep a booking, new or changed, and when its time is over."""
        self.venue_bookings.put(one, *events)
        if one.state in OPEN:
            self.timers.set(BOOKING, one.id, one.slot.ends_at)
        else:
            self.timers.cancel(BOOKING, one.id)
        return one

    def call_off(self, venue: Venue, reason: str, fits: Callable[[VenueBooking], bool]) -> list[str]:
        """Cancel those bookings of a venue that fit; their ids."""
        gone = [one for one in self.open_bookings(venue.id) if fits(one)]
        for one in gone:
            self.save_booking(*venue_bookings.cancel(one, reason, self.by.subject))
        return [one.id for one in gone]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is refused of venues and their bookings. Clients branch on the code."""

from dataclasses import dataclass
from datetime import date, datetime

from services.chassis.values import DomainError


@dataclass(eq=False)
class VenueWithdrawn(DomainError):
    """It is offered no more."""

    code = "dispatch.venue_withdrawn"
    title = "The venue is offered no more"

    id: str


@dataclass(eq=False)
class WrongHours(DomainError):
    """A venue closes later than it opens, on the same day."""

    code = "dispatch.wrong_hours"
    status = 422
    title = "The venue closes before it opens"


@dataclass(eq=False)
class NeverOpen(DomainError):
    """A venue is open on one day of the week at the least."""

    code = "dispatch.venue_never_open"
    status = 422
    title = "The venue is closed on every day of the week"


@dataclass(eq=False)
class SlotNotAhead(DomainError):
    """One books what lies ahead, so many days at the most, and ends after it begins."""

    code = "dispatch.slot_not_ahead"
    status = 422
    title = "The venue cannot be booked for this time"

    until: datetime


@dataclass(eq=False)
class SlotTooLong(DomainError):
    """A venue is booked for so many minutes at the most."""

    code = "dispatch.slot_too_long"
    status = 422
    title = "The venue is not booked for so long"

    most_minutes: int


@dataclass(eq=False)
class OutsideHours(DomainError):
    """A booking lies within the opening hours of one day."""

    code = "dispatch.outside_hours"
    status = 422
    title = "The venue is not open at this time"

    opens: str
    closes: str


@dataclass(eq=False)
class VenueClosed(DomainError):
    """It is closed on that day."""

    code = "dispatch.venue_closed"
    title = "The venue is closed on this day"

    day: date


@dataclass(eq=False)
class SlotTaken(DomainError):
    """Somebody has booked it at this time."""

    code = "dispatch.slot_taken"
    title = "The venue is booked at this time"

    starts_at: datetime
    ends_at: datetime


@dataclass(eq=False)
class VenueFull(DomainError):
    """There are too many bookings ahead."""

    code = "dispatch.venue_full"
    title = "The venue has too many bookings"


@dataclass(eq=False)
class MostBookings(DomainError):
    """One person has so many bookings of a venue ahead at the most."""

    code = "dispatch.most_bookings"
    title = "You have as many bookings of this venue as one can have"

    most: int


@dataclass(eq=False)
class DayNotAhead(DomainError):
    """Days are closed and opened from today on, so many at the most."""

    code = "dispatch.day_not_ahead"
    status = 422
    title = "The day is over, or too many days are closed"

    most: int


@dataclass(eq=False)
class WrongBookingState(DomainError):
    """The step does not fit the state of the booking."""

    code = "dispatch.wrong_booking_state"
    title = "This is not possible in the state of the booking"

    id: str
    state: str


@dataclass(eq=False)
class BookingNotBegun(DomainError):
    """Nobody is missed before it begins."""

    code = "dispatch.booking_not_begun"
    title = "The booking has not begun"

    starts_at: datetime

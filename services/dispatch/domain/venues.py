# SPDX-License-Identifier: AGPL-3.0-or-later
"""Venues (场地): rooms and courts with their opening hours, closed days and the slots that are booked.

The venue holds the slots: bookings of the same moment meet in its version and never overlap.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from services.chassis.values import Event, OrgPath
from services.dispatch.domain.events import VenueChanged
from services.dispatch.domain.venue_errors import (
    DayNotAhead,
    NeverOpen,
    OutsideHours,
    SlotNotAhead,
    SlotTaken,
    SlotTooLong,
    VenueClosed,
    VenueFull,
    VenueWithdrawn,
    WrongHours,
)
from services.dispatch.domain.venue_kinds import VenueState

UTMOST_SLOTS, UTMOST_CLOSED = 500, 366
DAYS_OF_A_WEEK = 7
_CLOCK = "%H:%M"


@dataclass(frozen=True)
class VenueTerms:
    """What is said of a venue; it opens and closes at these local times, written as `09:00`.

    `closed_weekdays` (1 is Monday): every week nobody has it on these.
    """

    name: str
    description: str
    seats: int
    opens: str
    closes: str
    most_minutes: int
    closed_weekdays: tuple[int, ...] = ()


@dataclass(frozen=True)
class VenueBounds:
    """So many days ahead it is booked, so many times in all, of one person, and closed on so many days."""

    days_ahead: int = 60
    slots: int = 200
    each: int = 3
    closed: int = 100


@dataclass(frozen=True)
class Slot:
    """The end does not belong to it."""

    starts_at: datetime
    ends_at: datetime

    def meets(self, other: Slot) -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True)
class Taken:
    booking_id: str
    slot: Slot


@dataclass(frozen=True, kw_only=True)
class Venue:
    id: str
    place_path: OrgPath
    within: tuple[str, ...]
    terms: VenueTerms
    state: VenueState = VenueState.OFFERED
    taken: tuple[Taken, ...] = ()
    closed: tuple[date, ...] = ()


Step = tuple[Venue, list[Event]]


def told(venue: Venue) -> VenueChanged:
    terms = venue.terms
    closed = tuple(day.isoformat() for day in venue.closed)
    return VenueChanged(
        venue.id,
        venue.place_path,
        terms.name,
        terms.opens,
        terms.closes,
        closed,
        venue.state,
        terms.closed_weekdays,
    )


def check(terms: VenueTerms) -> None:
    """Raises WrongHours, NeverOpen."""
    if terms.closes <= terms.opens:
        raise WrongHours
    if len(terms.closed_weekdays) == DAYS_OF_A_WEEK:
        raise NeverOpen


def revise(venue: Venue, terms: VenueTerms) -> Step:
    """Other terms; what is booked stays. Raises VenueWithdrawn, WrongHours, NeverOpen."""
    check_offered(venue)
    check(terms)
    venue = replace(venue, terms=terms)
    return venue, [told(venue)]


def withdraw(venue: Venue) -> Step:
    """It is offered no more. Raises VenueWithdrawn."""
    check_offered(venue)
    venue = replace(venue, state=VenueState.WITHDRAWN, taken=())
    return venue, [told(venue)]


def close(venue: Venue, day: date, today: date, most: int) -> Step:
    """Nobody has it on that day. Raises VenueWithdrawn, DayNotAhead."""
    check_offered(venue)
    ahead = {one for one in venue.closed if one >= today} | {day}
    if day < today or len(ahead) > most:
        raise DayNotAhead(most)
    venue = replace(venue, closed=tuple(sorted(ahead)))
    return venue, [told(venue)]


def reopen(venue: Venue, day: date, today: date, most: int) -> Step:
    """It is open on that day after all. Raises VenueWithdrawn, DayNotAhead."""
    check_offered(venue)
    if day < today or day not in venue.closed:
        raise DayNotAhead(most)
    venue = replace(venue, closed=tuple(one for one in venue.closed if one != day))
    return venue, [told(venue)]


def take(
    venue: Venue, booking_id: str, slot: Slot, bounds: VenueBounds, zone: tzinfo, now: datetime
) -> Venue:
    """A slot that is nobody's.

    Raises VenueWithdrawn, SlotNotAhead, SlotTooLong, OutsideHours, VenueClosed, SlotTaken, VenueFull.
    """
    check_offered(venue)
    _check_ahead(slot, bounds, now)
    _check_open(venue, slot, zone)
    meets = next((one.slot for one in venue.taken if one.slot.meets(slot)), None)
    if meets:
        raise SlotTaken(meets.starts_at, meets.ends_at)
    if len(venue.taken) >= bounds.slots:
        raise VenueFull
    taken = sorted((*venue.taken, Taken(booking_id, slot)), key=lambda one: one.slot.starts_at)
    return replace(venue, taken=tuple(taken))


def free(venue: Venue, booking_id: str) -> Venue:
    return replace(venue, taken=tuple(one for one in venue.taken if one.booking_id != booking_id))


def check_offered(venue: Venue) -> None:
    """Raises VenueWithdrawn."""
    if venue.state is VenueState.WITHDRAWN:
        raise VenueWithdrawn(venue.id)


def is_closed(venue: Venue, day: date) -> bool:
    """On that local day nobody has it."""
    return day in venue.closed or day.isoweekday() in venue.terms.closed_weekdays


def _check_ahead(slot: Slot, bounds: VenueBounds, now: datetime) -> None:
    until = now + timedelta(days=bounds.days_ahead)
    if not now < slot.starts_at < slot.ends_at or slot.starts_at > until:
        raise SlotNotAhead(until)


def _check_open(venue: Venue, slot: Slot, zone: tzinfo) -> None:
    terms = venue.terms
    if slot.ends_at - slot.starts_at > timedelta(minutes=terms.most_minutes):
        raise SlotTooLong(terms.most_minutes)
    begins, ends = slot.starts_at.astimezone(zone), slot.ends_at.astimezone(zone)
    within = terms.opens <= begins.strftime(_CLOCK) and ends.strftime(_CLOCK) <= terms.closes
    if begins.date() != ends.date() or not within:
        raise OutsideHours(terms.opens, terms.closes)
    if is_closed(venue, begins.date()):
        raise VenueClosed(begins.date())

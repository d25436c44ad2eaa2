# SPDX-License-Identifier: AGPL-3.0-or-later
"""Venues: whoever books, cancels and comes, no time is anybody's twice."""

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import DomainError
from services.dispatch.domain import venue_bookings, venues
from services.dispatch.domain.venue_bookings import OPEN, VenueBooking
from services.dispatch.domain.venue_errors import NeverOpen, VenueClosed, VenueFull
from services.dispatch.domain.venues import Slot, Taken, Venue, VenueBounds, VenueTerms
from tests.unit.dispatch.samples import BUILDING, START

BOUNDS = VenueBounds()
STEP = st.tuples(st.booleans(), st.integers(0, 30), st.integers(0, 8))


def a_venue() -> Venue:
    terms = VenueTerms("活动室", "", 30, "00:00", "23:59", 120)
    return Venue(id="venue", place_path=BUILDING, within=(), terms=terms)


def a_booking(name: str = "b", begins: int = 1, quarters: int = 4) -> VenueBooking:
    starts = START + timedelta(minutes=15 * begins)
    return VenueBooking(
        id=name,
        venue_id="venue",
        person_id="p",
        place_path=BUILDING,
        within=(),
        name="活动室",
        purpose="合唱",
        slot=Slot(starts, starts + timedelta(minutes=15 * quarters)),
        starts_at=starts,
    )


@given(st.lists(STEP, max_size=50))
def test_no_time_is_anybodys_twice(steps: list[tuple[bool, int, int]]) -> None:
    venue, known = a_venue(), dict[str, VenueBooking]()
    for number, (books, begins, quarters) in enumerate(steps):
        try:
            if books:
                one = a_booking(f"b{number}", begins, quarters)
                venue, one, _ = venue_bookings.book(venue, one, 0, BOUNDS, UTC, START)
                known[one.id] = one
            elif known:
                name = sorted(known)[begins % len(known)]
                known[name], _ = venue_bookings.cancel(known[name], "", "p")
                venue = venues.free(venue, name)
        except DomainError:
            pass
        ahead = {one.id: one.slot for one in known.values() if one.state in OPEN}
        assert {one.booking_id: one.slot for one in venue.taken} == ahead
        assert not any(one.meets(other) for one, other in combinations(ahead.values(), 2))
        assert all(one.starts_at < one.ends_at for one in ahead.values())


def test_so_many_ahead() -> None:
    far = a_booking(begins=90)
    full = replace(a_venue(), taken=(Taken(far.id, far.slot),) * BOUNDS.slots)
    with pytest.raises(VenueFull):
        venue_bookings.book(full, a_booking(), 0, BOUNDS, UTC, START)


def test_nobody_has_it_on_a_weekday_on_which_it_is_closed() -> None:
    venue, one = a_venue(), a_booking()
    weekday = one.starts_at.astimezone(UTC).isoweekday()
    closed = replace(venue, terms=replace(venue.terms, closed_weekdays=(weekday,)))
    with pytest.raises(VenueClosed):
        venue_bookings.book(closed, one, 0, BOUNDS, UTC, START)
    later = replace(
        one, slot=Slot(one.slot.starts_at + timedelta(days=1), one.slot.ends_at + timedelta(days=1))
    )
    assert venue_bookings.book(closed, later, 0, BOUNDS, UTC, START)[0].taken
    with pytest.raises(NeverOpen):
        venues.check(replace(venue.terms, closed_weekdays=tuple(range(1, 8))))

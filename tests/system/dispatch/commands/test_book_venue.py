# SPDX-License-Identifier: AGPL-3.0-or-later
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from typing import Any

import pytest

from services.chassis.values import DomainError, Forbidden, NotFound, Role
from services.dispatch.commands import put_policy
from services.dispatch.domain.venue_errors import (
    MostBookings,
    OutsideHours,
    SlotNotAhead,
    SlotTaken,
    SlotTooLong,
    VenueClosed,
    VenueFull,
    VenueWithdrawn,
)
from services.dispatch.policies.sharing import SharingPolicy
from services.dispatch.timers import schedules
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    DESK,
    ELSEWHERE,
    NEIGHBOUR,
    PLUMBER,
    RESIDENT,
    STRANGER,
    Bench,
    person,
)
from tests.system.dispatch.test_invariants import broken
from tests.system.dispatch.venue_samples import booked, opened, the_venue, told_of, withdrawn


def test_a_time_that_is_nobodys(bench: Bench):
    venue = opened(bench)
    one = booked(bench, venue)
    assert (one.state, one.purpose) == ("requested", "合唱")
    assert told_of(bench, "venue_booking", one.id) == ["VenueBooked"]
    assert "合唱" not in str(bench.outbox())
    assert booked(bench, venue, NEIGHBOUR, "03 12:00", "03 13:00").state == "requested"
    with pytest.raises(SlotTaken):
        booked(bench, venue, NEIGHBOUR, "03 11:59", "03 12:30")


@pytest.mark.parametrize(
    ("begins", "ends", "refusal"),
    [
        ("02 08:00", "02 10:00", SlotNotAhead),
        ("03 11:00", "03 11:00", SlotNotAhead),
        ("03 10:00", "03 12:01", SlotTooLong),
        ("03 08:59", "03 10:00", OutsideHours),
        ("03 20:00", "03 21:01", OutsideHours),
        ("03 23:00", "04 00:30", OutsideHours),
    ],
)
def test_a_time_that_cannot_be(bench: Bench, begins: str, ends: str, refusal: type[DomainError]):
    venue = opened(bench)
    with pytest.raises(refusal):
        booked(bench, venue, begins=begins, ends=ends)
    assert the_venue(bench, venue).taken == ()


def test_so_many_a_person(bench: Bench):
    venue = opened(bench)
    for day in ("03", "04", "05"):
        booked(bench, venue, begins=f"{day} 10:00", ends=f"{day} 11:00")
    with pytest.raises(MostBookings):
        booked(bench, venue, begins="06 10:00", ends="06 11:00")


@pytest.mark.parametrize("by", [STRANGER, PLUMBER, DESK])
def test_only_who_lives_there_books(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        booked(bench, opened(bench), by)


def test_what_is_elsewhere_withdrawn_or_not_there(bench: Bench):
    with pytest.raises(Forbidden):
        booked(bench, opened(bench, STRANGER, place_path=ELSEWHERE))
    venue = opened(bench)
    withdrawn(bench, venue.id)
    with pytest.raises(VenueWithdrawn):
        booked(bench, venue)
    with pytest.raises(NotFound):
        booked(bench, type(venue)(**{**vars(venue), "id": RESIDENT.subject}))


def test_at_the_same_moment_no_time_is_given_twice(bench: Bench):
    bench.act(RESIDENT, schedules.begin)
    venue = opened(bench)
    people = [person(300 + n, "邻居", (BUILDING, Role.RESIDENT)) for n in range(8)]

    def one(number: int) -> str:
        hour = 10 + number % 4
        try:
            return booked(bench, venue, people[number], f"03 {hour}:00", f"03 {hour + 2}:00").state
        except SlotTaken:
            return "taken"

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(one, range(8)))
    kept = the_venue(bench, venue)
    assert len(kept.taken) == done.count("requested") >= 1
    assert not any(one.slot.meets(other.slot) for one, other in combinations(kept.taken, 2))
    assert broken(bench) == {}


def test_the_place_says_how_far_ahead_and_how_often(bench: Bench):
    venue, policy = opened(bench), SharingPolicy(venue_days_ahead=2, venue_bookings_each=1, venue_bookings=2)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, policy, venue.place_path))
    with pytest.raises(SlotNotAhead):
        booked(bench, venue, begins="05 10:00", ends="05 11:00")
    booked(bench, venue)
    with pytest.raises(MostBookings):
        booked(bench, venue, begins="04 08:00", ends="04 08:30")
    booked(bench, venue, NEIGHBOUR, "03 12:00", "03 13:00")
    with pytest.raises(VenueFull):
        booked(bench, venue, person(310, "邻居", (BUILDING, Role.RESIDENT)), "03 14:00", "03 15:00")


def test_closed_every_tuesday(bench: Bench):
    venue = opened(bench, closed_weekdays=(2, 2))
    assert the_venue(bench, venue).terms.closed_weekdays == (2,)
    with pytest.raises(VenueClosed):
        booked(bench, venue, begins="03 10:00", ends="03 11:00")
    assert booked(bench, venue, begins="04 10:00", ends="04 11:00").state == "requested"

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Venues over HTTP: who sees what, and what must be true of them."""

from typing import Any

import pytest

from services.dispatch.store.venues import BOOKING
from services.dispatch.timers import schedules
from tests.system.dispatch.api import Api
from tests.system.dispatch.district import DESK, NEIGHBOUR, NEIGHBOURHOOD, RESIDENT, STRANGER, Bench
from tests.system.dispatch.test_invariants import broken
from tests.system.dispatch.venue_samples import booked, opened

VENUES, BOOKINGS = "/dispatch/v1/venues", "/dispatch/v1/venue-bookings"


def test_what_there_is_and_which_times_are_taken(api: Api):
    venue = opened(api.bench)
    booked(api.bench, venue)
    (shown,) = api.get(NEIGHBOUR, VENUES)["items"]
    assert (shown["name"], shown["opens"], shown["closes"], len(shown["taken"])) == (
        "活动室",
        "09:00",
        "21:00",
        1,
    )
    assert RESIDENT.subject not in str(shown)
    assert api.get(DESK, VENUES, place=NEIGHBOURHOOD)["items"] == [shown]
    assert api.get(NEIGHBOUR, f"{VENUES}/{venue.id}") == shown
    assert api.get(STRANGER, VENUES)["items"] == []
    api.get(STRANGER, f"{VENUES}/{venue.id}", 403)
    api.get(STRANGER, VENUES, 403, place=NEIGHBOURHOOD)


def test_a_booking_is_of_who_booked_and_who_keeps_the_venue(api: Api):
    one = booked(api.bench, opened(api.bench))
    mine = api.get(RESIDENT, f"{BOOKINGS}/{one.id}")
    assert (mine["person_name"], mine["purpose"], mine["state"]) == (RESIDENT.name, "合唱", "requested")
    assert api.get(RESIDENT, BOOKINGS, mine="true")["items"] == [mine]
    assert api.get(RESIDENT, BOOKINGS, mine="true", state="used")["items"] == []
    assert api.get(DESK, BOOKINGS, place=NEIGHBOURHOOD)["items"] == [mine]
    assert api.get(DESK, BOOKINGS, place=NEIGHBOURHOOD, state="used")["items"] == []
    api.get(NEIGHBOUR, f"{BOOKINGS}/{one.id}", 404)
    api.get(RESIDENT, BOOKINGS, 403, place=NEIGHBOURHOOD)
    api.get(RESIDENT, BOOKINGS, 422)


@pytest.mark.parametrize(
    ("collection", "change", "name"),
    [
        ("venues", {"taken": []}, "times_of_venues_are_those_of_their_bookings"),
        ("venue_bookings", {"state": "used"}, "what_ends_by_itself_is_watched"),
        ("timers", {}, "what_ends_by_itself_is_watched"),
    ],
)
def test_each_damage_is_noticed(bench: Bench, collection: str, change: dict[str, Any], name: str):
    bench.act(DESK, schedules.begin)
    booked(bench, opened(bench))
    assert broken(bench) == {}
    stored = bench.store.database.collection(collection)
    if collection == "timers":
        stored.delete_one({"kind": BOOKING})
    else:
        stored.update_one({}, {"$set": change})
    assert name in broken(bench)

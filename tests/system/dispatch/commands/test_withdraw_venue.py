# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.domain.venue_errors import VenueWithdrawn
from services.dispatch.timers import schedules
from tests.system.dispatch.district import RESIDENT, Bench
from tests.system.dispatch.test_invariants import broken
from tests.system.dispatch.venue_samples import booked, opened, the_booking, withdrawn


def test_who_booked_it_is_told_why(bench: Bench):
    bench.act(RESIDENT, schedules.begin)
    venue = opened(bench)
    one = booked(bench, venue)
    after = withdrawn(bench, venue.id)
    assert (after.state, after.taken) == ("withdrawn", ())
    assert (the_booking(bench, one).state, the_booking(bench, one).reason) == ("cancelled", "改建")
    last = bench.read().history("venue_booking", one.id, limit=100).items[-1]
    assert (last.name, last.data.told) == ("VenueBookingCancelled", [RESIDENT.subject])
    assert broken(bench) == {}


def test_what_is_wrong_is_refused(bench: Bench):
    venue = opened(bench)
    with pytest.raises(Forbidden):
        withdrawn(bench, venue.id, RESIDENT)
    with pytest.raises(NotFound):
        withdrawn(bench, RESIDENT.subject)
    withdrawn(bench, venue.id)
    with pytest.raises(VenueWithdrawn):
        withdrawn(bench, venue.id)

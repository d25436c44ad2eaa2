# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.domain.venue_errors import DayNotAhead, VenueClosed, VenueWithdrawn
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, Bench
from tests.system.dispatch.venue_samples import booked, closed, opened, the_booking, withdrawn


def test_whoever_booked_the_day_is_told_and_nobody_gets_it(bench: Bench):
    venue = opened(bench)
    one = booked(bench, venue)
    other = booked(bench, venue, NEIGHBOUR, "04 10:00", "04 11:00")
    after = closed(bench, venue)
    assert ([day.isoformat() for day in after.closed], len(after.taken)) == (["2015-03-03"], 1)
    assert (the_booking(bench, one).state, the_booking(bench, one).reason) == ("cancelled", "检修")
    assert the_booking(bench, other).state == "requested"
    with pytest.raises(VenueClosed):
        booked(bench, venue)


def test_what_is_wrong_is_refused(bench: Bench):
    venue = opened(bench)
    with pytest.raises(DayNotAhead):
        closed(bench, venue, "2015-03-01")
    with pytest.raises(Forbidden):
        closed(bench, venue, by=RESIDENT)
    withdrawn(bench, venue.id)
    with pytest.raises(VenueWithdrawn):
        closed(bench, venue)

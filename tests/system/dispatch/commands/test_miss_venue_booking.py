# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.domain.venue_errors import BookingNotBegun, WrongBookingState
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, Bench
from tests.system.dispatch.venue_samples import (
    booked,
    confirmed,
    march,
    missed,
    opened,
    the_venue,
    told_of,
)


@pytest.mark.parametrize("when", ["03 10:15", "03 13:00"])
def test_nobody_came(bench: Bench, when: str):
    venue = opened(bench)
    one = confirmed(bench, booked(bench, venue))
    bench.clock.set(march(when))
    bench.fire()
    assert missed(bench, one).state == "no_show"
    assert told_of(bench, "venue_booking", one.id)[-1] == "VenueBookingEnded"
    assert the_venue(bench, venue).taken == ()


def test_what_is_wrong_is_refused(bench: Bench):
    one = booked(bench, opened(bench))
    with pytest.raises(WrongBookingState):
        missed(bench, one)
    confirmed(bench, one)
    with pytest.raises(BookingNotBegun):
        missed(bench, one)
    with pytest.raises(Forbidden):
        missed(bench, one, RESIDENT)
    with pytest.raises(NotFound):
        missed(bench, one, NEIGHBOUR)

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.domain.venue_errors import WrongBookingState
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, STRANGER, Bench
from tests.system.dispatch.venue_samples import booked, cancelled, confirmed, opened


def test_the_time_is_free_again(bench: Bench):
    venue = opened(bench)
    one = cancelled(bench, confirmed(bench, booked(bench, venue)))
    assert one.state == "cancelled"
    assert bench.read().history("venue_booking", one.id, limit=100).items[-1].data.told == []
    assert booked(bench, venue, NEIGHBOUR).state == "requested"
    with pytest.raises(WrongBookingState):
        cancelled(bench, one)


def test_who_booked_it_is_told_where_staff_do_it(bench: Bench):
    one = cancelled(bench, booked(bench, opened(bench)), DESK, "当天有培训")
    last = bench.read().history("venue_booking", one.id, limit=100).items[-1]
    assert (last.name, last.data.told) == ("VenueBookingCancelled", [RESIDENT.subject])
    assert one.reason == "当天有培训"


def test_somebody_elses_is_not_there(bench: Bench):
    one = booked(bench, opened(bench))
    for by in (NEIGHBOUR, STRANGER):
        with pytest.raises(NotFound):
            cancelled(bench, one, by)

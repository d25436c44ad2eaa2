# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.domain.venue_errors import WrongBookingState
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, STRANGER, Bench
from tests.system.dispatch.venue_samples import booked, confirmed, opened, told_of


def test_who_booked_it_is_told(bench: Bench):
    one = confirmed(bench, booked(bench, opened(bench)))
    assert one.state == "confirmed"
    assert told_of(bench, "venue_booking", one.id) == ["VenueBooked", "VenueConfirmed"]
    with pytest.raises(WrongBookingState):
        confirmed(bench, one)


def test_only_who_keeps_the_venue_confirms(bench: Bench):
    one = booked(bench, opened(bench))
    with pytest.raises(Forbidden):
        confirmed(bench, one, RESIDENT)
    for by in (NEIGHBOUR, STRANGER):
        with pytest.raises(NotFound):
            confirmed(bench, one, by)

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.dispatch.commands import end_venue_booking
from tests.system.dispatch.district import ADMIN, RESIDENT, Bench
from tests.system.dispatch.venue_samples import booked, confirmed, march, opened, the_booking, the_venue


@pytest.mark.parametrize(("agreed", "state"), [(True, "used"), (False, "cancelled")])
def test_when_its_time_is_over(bench: Bench, agreed: bool, state: str):
    venue = opened(bench)
    one = booked(bench, venue)
    if agreed:
        confirmed(bench, one)
    bench.clock.set(march("03 11:59"))
    assert bench.fire() == 0
    bench.clock.set(march("03 12:00"))
    assert bench.fire() == 1
    assert (the_booking(bench, one).state, the_venue(bench, venue).taken) == (state, ())


def test_what_is_not_over_or_not_there_stays(bench: Bench):
    one = booked(bench, opened(bench))
    for booking_id in (one.id, RESIDENT.subject):
        bench.act(ADMIN, lambda tx, known=booking_id: end_venue_booking.handle(tx, known))
    assert the_booking(bench, one).state == "requested"

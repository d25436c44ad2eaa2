# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import reopen_venue
from services.dispatch.commands.reopen_venue import ReopenVenue
from services.dispatch.domain.venue_errors import DayNotAhead, VenueWithdrawn
from services.dispatch.domain.venues import Venue
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.venue_samples import booked, closed, opened, withdrawn


def reopened(bench: Bench, venue: Venue, by: Any = DESK) -> Venue:
    cmd = ReopenVenue.model_validate({"day": "2015-03-03"})
    return bench.act(by, lambda tx: reopen_venue.handle(tx, venue.id, cmd))


def test_it_is_open_after_all(bench: Bench):
    venue = opened(bench)
    closed(bench, venue)
    assert reopened(bench, venue).closed == ()
    assert booked(bench, venue).state == "requested"


def test_what_is_wrong_is_refused(bench: Bench):
    venue = opened(bench)
    with pytest.raises(DayNotAhead):
        reopened(bench, venue)
    with pytest.raises(Forbidden):
        reopened(bench, venue, RESIDENT)
    withdrawn(bench, venue.id)
    with pytest.raises(VenueWithdrawn):
        reopened(bench, venue)

# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import revise_venue
from services.dispatch.commands.revise_venue import ReviseVenue
from services.dispatch.domain.venue_errors import VenueWithdrawn, WrongHours
from services.dispatch.domain.venues import Venue
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.venue_samples import HALL, booked, opened, withdrawn


def revised(bench: Bench, venue_id: str, by: Any = DESK, **changed: Any) -> Venue:
    given = {key: value for key, value in HALL.items() if key != "place_path"} | {"name": "大厅"}
    cmd = ReviseVenue(**given | changed)
    return bench.act(by, lambda tx: revise_venue.handle(tx, venue_id, cmd))


def test_what_is_booked_stays(bench: Bench):
    venue = opened(bench)
    booked(bench, venue)
    after = revised(bench, venue.id, opens="13:00")
    assert (after.terms.name, after.terms.opens, len(after.taken)) == ("大厅", "13:00", 1)


def test_what_is_wrong_is_refused(bench: Bench):
    venue = opened(bench)
    with pytest.raises(WrongHours):
        revised(bench, venue.id, opens="22:00")
    with pytest.raises(Forbidden):
        revised(bench, venue.id, RESIDENT)
    with pytest.raises(NotFound):
        revised(bench, RESIDENT.subject)
    withdrawn(bench, venue.id)
    with pytest.raises(VenueWithdrawn):
        revised(bench, venue.id)

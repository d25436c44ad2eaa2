# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest
from pydantic import ValidationError

from services.chassis.values import Forbidden
from services.dispatch.domain.errors import UnknownPlace
from services.dispatch.domain.venue_errors import WrongHours
from tests.system.dispatch.district import NEIGHBOURHOOD, PLUMBER, RESIDENT, STRANGER, Bench
from tests.system.dispatch.venue_samples import opened, told_of


def test_a_venue_is_offered(bench: Bench):
    venue = opened(bench)
    assert (venue.state, venue.terms.opens, venue.terms.closes, venue.taken) == (
        "offered",
        "09:00",
        "21:00",
        (),
    )
    assert told_of(bench, "venue", venue.id) == ["VenueChanged"]


@pytest.mark.parametrize("by", [RESIDENT, PLUMBER, STRANGER])
def test_only_who_keeps_venues_there_may(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        opened(bench, by)


def test_what_is_wrong_is_refused(bench: Bench):
    with pytest.raises(UnknownPlace):
        opened(bench, place_path=NEIGHBOURHOOD + "/c99")
    with pytest.raises(WrongHours):
        opened(bench, closes="09:00")


@pytest.mark.parametrize("wrong", [{"name": ""}, {"seats": 0}, {"opens": "25:00"}, {"most_minutes": 0}])
def test_what_is_no_venue_is_refused(bench: Bench, wrong: dict[str, Any]):
    with pytest.raises(ValidationError):
        opened(bench, **wrong)

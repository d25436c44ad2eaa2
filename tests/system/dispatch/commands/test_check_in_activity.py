# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import NotFound
from services.dispatch.domain.activity_errors import CheckInClosed, NotSignedUp, WrongActivityCode
from tests.system.dispatch.activity_samples import (
    BEGINS,
    ENDS,
    joined,
    present,
    published,
    told_of,
)
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, STRANGER, Bench

HOUR = timedelta(hours=1)
TICK = timedelta(seconds=1)


def test_from_an_hour_before_until_the_end(bench: Bench):
    activity = published(bench)
    (one,) = joined(bench, activity, RESIDENT)
    for moment in (BEGINS - HOUR - TICK, ENDS + TICK):
        bench.clock.set(moment)
        with pytest.raises(CheckInClosed):
            present(bench, activity)
        bench.clock.set(BEGINS - HOUR)
    got = present(bench, activity)
    assert (got.state, got.checked_in_at) == ("present", BEGINS - HOUR)
    assert present(bench, activity) == got
    assert told_of(bench, "signup", one.id) == ["ActivitySignupChanged"] * 2


def test_a_wrong_code_and_who_has_no_place(bench: Bench):
    activity, other = published(bench, capacity=1), published(bench)
    joined(bench, activity, RESIDENT, NEIGHBOUR)
    bench.clock.set(BEGINS)
    for code in ("east", other.token):
        with pytest.raises(WrongActivityCode):
            present(bench, activity, code=code)
    with pytest.raises(NotSignedUp):
        present(bench, activity, NEIGHBOUR)
    with pytest.raises(NotSignedUp):
        present(bench, other)
    with pytest.raises(NotFound):
        present(bench, activity, STRANGER)

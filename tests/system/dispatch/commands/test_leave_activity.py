# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.domain.activity_errors import ActivityBegan, NotSignedUp
from tests.system.dispatch.activity_samples import (
    BEGINS,
    FOURTH,
    THIRD,
    joined,
    left,
    published,
    the_activity,
    told_of,
)
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, STRANGER, Bench


def test_the_first_who_waits_gets_the_place_and_is_told(bench: Bench):
    activity = published(bench)
    _, _, third, fourth = joined(bench, activity, RESIDENT, NEIGHBOUR, THIRD, FOURTH)
    assert left(bench, activity).state == "left"
    given = bench.read().history("signup", third.id, limit=9).items[-1]
    assert (given.name, given.data.person_id) == ("PlaceInActivityGiven", THIRD.subject)
    assert told_of(bench, "signup", fourth.id) == ["ActivitySignupChanged"]
    kept = the_activity(bench, activity)
    assert (kept.taken, kept.waiting) == (2, 1)


def test_who_waits_gives_no_place_away(bench: Bench):
    activity = published(bench, capacity=1)
    joined(bench, activity, RESIDENT, NEIGHBOUR)
    left(bench, activity, NEIGHBOUR)
    kept = the_activity(bench, activity)
    assert (kept.taken, kept.waiting) == (1, 0)


def test_who_has_none_leaves_nothing(bench: Bench):
    activity = published(bench)
    with pytest.raises(NotSignedUp):
        left(bench, activity)
    joined(bench, activity, RESIDENT)
    left(bench, activity)
    with pytest.raises(NotSignedUp):
        left(bench, activity)
    with pytest.raises(NotFound):
        left(bench, activity, STRANGER)
    joined(bench, activity, RESIDENT)
    bench.clock.set(BEGINS)
    with pytest.raises(ActivityBegan):
        left(bench, activity)

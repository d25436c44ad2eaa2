# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden, NotFound, Principal
from services.dispatch.commands import cancel_activity, revise_activity
from services.dispatch.commands.cancel_activity import CancelActivity
from services.dispatch.commands.revise_activity import ReviseActivity
from services.dispatch.domain.activities import Activity
from services.dispatch.domain.activity_errors import ActivityBegan, CapacityTaken, WrongActivityState
from tests.system.dispatch.activity_samples import (
    BEGINS,
    CLEANING,
    drafted,
    joined,
    published,
    states,
    told_of,
)
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, STRANGER, Bench


def revise(bench: Bench, activity: Activity, by: Principal = DESK, **changed: Any) -> Activity:
    given = {name: value for name, value in CLEANING.items() if name != "place_path"}
    cmd = ReviseActivity(**given | changed)
    return bench.act(by, lambda tx: revise_activity.handle(tx, activity.id, cmd))


def test_more_places_go_to_who_waits(bench: Bench):
    activity = published(bench, capacity=1)
    _, waits = joined(bench, activity, RESIDENT, NEIGHBOUR)
    revised = revise(bench, activity, capacity=2)
    assert (revised.taken, revised.waiting) == (2, 0)
    assert set(states(bench, activity).values()) == {"signed"}
    assert told_of(bench, "signup", waits.id) == ["ActivitySignupChanged", "PlaceInActivityGiven"]


def test_no_fewer_places_than_are_taken(bench: Bench):
    activity = published(bench)
    joined(bench, activity, RESIDENT, NEIGHBOUR)
    with pytest.raises(CapacityTaken):
        revise(bench, activity, capacity=1)


def test_not_once_it_began_nor_when_it_is_cancelled(bench: Bench):
    activity, other = published(bench), drafted(bench)
    bench.act(DESK, lambda tx: cancel_activity.handle(tx, other.id, CancelActivity(reason="雨")))
    with pytest.raises(WrongActivityState):
        revise(bench, other)
    bench.clock.set(BEGINS)
    later = {"starts_at": "2015-03-04T09:00:00+08:00", "ends_at": "2015-03-04T10:00:00+08:00"}
    with pytest.raises(ActivityBegan):
        revise(bench, activity, **later)


def test_only_who_runs_it(bench: Bench):
    activity = published(bench)
    with pytest.raises(Forbidden):
        revise(bench, activity, RESIDENT)
    with pytest.raises(NotFound):
        revise(bench, activity, STRANGER)
    with pytest.raises(NotFound):
        revise(bench, drafted(bench), RESIDENT)

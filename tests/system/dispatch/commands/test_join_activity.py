# SPDX-License-Identifier: AGPL-3.0-or-later
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from services.chassis.values import Forbidden, NotFound, Role
from services.dispatch.commands import put_policy
from services.dispatch.domain.activity_errors import (
    ActivityBegan,
    ActivityFull,
    AlreadySignedUp,
    WrongActivityState,
)
from services.dispatch.policies.sharing import SharingPolicy
from services.dispatch.timers import schedules
from tests.system.dispatch.activity_samples import (
    BEGINS,
    FOURTH,
    THIRD,
    drafted,
    joined,
    left,
    published,
    states,
    the_activity,
)
from tests.system.dispatch.district import (
    ADMIN,
    BUILDING,
    DESK,
    NEIGHBOUR,
    RESIDENT,
    STRANGER,
    Bench,
    person,
)
from tests.system.dispatch.test_invariants import broken


def test_places_first_then_the_waiting_list(bench: Bench):
    activity = published(bench)
    got = joined(bench, activity, RESIDENT, NEIGHBOUR, THIRD, FOURTH)
    assert [(one.state, one.number) for one in got] == [
        ("signed", 1),
        ("signed", 2),
        ("waiting", 3),
        ("waiting", 4),
    ]
    kept = the_activity(bench, activity)
    assert (kept.taken, kept.waiting) == (2, 2)


def test_who_signs_up_again_stands_at_the_end(bench: Bench):
    activity = published(bench, capacity=1)
    joined(bench, activity, RESIDENT, NEIGHBOUR, THIRD)
    left(bench, activity)
    (again,) = joined(bench, activity, RESIDENT)
    assert (again.state, again.number) == ("waiting", 4)
    with pytest.raises(AlreadySignedUp):
        joined(bench, activity, RESIDENT)


def test_the_waiting_list_ends_somewhere(bench: Bench):
    activity = published(bench, capacity=1)
    people = [person(100 + number, "邻居", (BUILDING, Role.RESIDENT)) for number in range(101)]
    joined(bench, activity, *people)
    with pytest.raises(ActivityFull):
        joined(bench, activity, RESIDENT)


def test_the_place_says_how_many_wait(bench: Bench):
    activity = published(bench, capacity=1)
    nobody = SharingPolicy(activity_waiting=0)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, nobody, activity.place_path))
    joined(bench, activity, RESIDENT)
    with pytest.raises(ActivityFull):
        joined(bench, activity, NEIGHBOUR)


def test_not_a_draft_nor_once_it_began(bench: Bench):
    with pytest.raises(NotFound):
        joined(bench, drafted(bench), RESIDENT)
    with pytest.raises(Forbidden):
        joined(bench, published(bench), DESK)
    activity = published(bench)
    with pytest.raises(NotFound):
        joined(bench, activity, STRANGER)
    bench.clock.set(BEGINS)
    with pytest.raises(ActivityBegan):
        joined(bench, activity, RESIDENT)


def test_nobody_signs_up_for_what_is_over(bench: Bench):
    activity = published(bench)
    bench.store.database.collection("activities").update_one({"id": activity.id}, {"$set": {"state": "done"}})
    with pytest.raises(WrongActivityState):
        joined(bench, activity, RESIDENT)


def test_at_the_same_moment_no_place_is_given_twice(bench: Bench):
    bench.act(DESK, schedules.begin)
    activity = published(bench, capacity=3)
    people = [person(100 + number, "邻居", (BUILDING, Role.RESIDENT)) for number in range(8)]

    def one(by: Any) -> str:
        return joined(bench, activity, by)[0].state.value

    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(one, people))
    assert (got.count("signed"), got.count("waiting")) == (3, 5)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda by: left(bench, activity, by), people[:4]))
    assert sorted(states(bench, activity).values()) == ["left"] * 4 + ["signed"] * 3 + ["waiting"]
    assert broken(bench) == {}

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits to be published: one event of a lane on its way, tenants in turn; how far all is out."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from services.chassis.messaging.lanes import Lanes
from services.chassis.messaging.window import Window
from services.chassis.store.event_feed import Position, Read

Lane = tuple[str, str]
lanes_told = st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from("xyz")), max_size=40)


def events_of(told: Sequence[Lane]) -> list[dict[str, Any]]:
    counts: dict[Lane, int] = {}
    events = []
    for number, (tenant, aggregate) in enumerate(told):
        counts[tenant, aggregate] = counts.get((tenant, aggregate), 0) + 1
        sequence = counts[tenant, aggregate]
        events.append(
            {"_id": f"{number:03d}", "tenant": tenant, "aggregate": aggregate, "sequence": sequence}
        )
    return events


@given(lanes_told, st.integers(1, 5), st.randoms(use_true_random=False))
def test_each_lane_goes_out_in_order_one_event_at_a_time(told: list[Lane], batch: int, chance: Any) -> None:
    lanes, out, flying = Lanes(), [], []
    for event in events_of(told):
        lanes.add(event)
    while ready := lanes.take(batch) + flying:
        names = [(event["tenant"], event["aggregate"]) for event in ready]
        assert len(set(names)) == len(names)
        chance.shuffle(ready)
        kept = chance.randint(0, len(ready) - 1)
        flying = ready[:kept]
        for event in ready[kept:]:
            lanes.settle(event)
            out.append(event)
    for lane in set(told):
        sequences = [e["sequence"] for e in out if (e["tenant"], e["aggregate"]) == lane]
        assert sequences == [*range(1, told.count(lane) + 1)]


@given(lanes_told)
def test_tenants_take_turns(told: list[Lane]) -> None:
    lanes = Lanes()
    for event in events_of(told):
        lanes.add(event)
    waiting = {tenant: {lane for lane in told if lane[0] == tenant} for tenant, _ in told}
    taken = [event["tenant"] for event in lanes.take(40)]
    least = min(map(len, waiting.values()), default=0) * len(waiting)
    for turn in range(0, least, max(len(waiting), 1)):
        assert set(taken[turn : turn + len(waiting)]) == set(waiting)


def test_a_stopped_lane_gives_back_all_that_waits_in_it() -> None:
    lanes = Lanes()
    for event in events_of([("A", "x"), ("A", "x"), ("A", "y")]):
        lanes.add(event)
    first, other = lanes.take(2)
    assert [event["sequence"] for event in lanes.stop(first)] == [1, 2]
    lanes.settle(other)
    assert lanes.take(9) == []


@given(st.lists(st.booleans(), max_size=30), st.randoms(use_true_random=False))
def test_the_position_is_behind_all_that_is_done_with(marks: list[bool], chance: Any) -> None:
    window, open_ids = Window(Position()), []
    for number, is_mark in enumerate(marks, start=1):
        event_id = f"{number:03d}"
        window.add(Read(None if is_mark else {"_id": event_id}, Position(newest=event_id)))
        open_ids += [] if is_mark else [number]
    chance.shuffle(open_ids)
    while open_ids:
        reached = min(open_ids) - 1
        assert window.position.newest == (f"{reached:03d}" if reached else "")
        assert len(window) == len(marks) - reached
        window.done(f"{open_ids.pop():03d}")
    assert window.position.newest == (f"{len(marks):03d}" if marks else "")

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the broker refuses or cannot route holds up its own lane, and nothing else."""

from collections.abc import Iterator

import pytest

from services.chassis.clock import pause
from services.chassis.store.event_feed import Position
from services.chassis.store.relay_records import FIRST_DELAY_SECONDS, RelayRecords
from tests.system.chassis.conftest import Bench, metric, until
from tests.system.chassis.relaying import Ear, firsts, key_of, relay_of, run_out


@pytest.fixture
def ear(bench: Bench) -> Iterator[Ear]:
    ear = Ear(bench)
    yield ear
    ear.close()


def records(bench: Bench) -> RelayRecords:
    return RelayRecords(bench.sender.database)


def test_an_event_without_a_way_stalls_its_lane_and_the_position_moves_on(bench: Bench, ear: Ear) -> None:
    ear.listen(key_of("b"), key_of("c"))
    for thing in "abcabc":
        bench.tell(thing, "x")
    relay = relay_of(bench)
    for _ in range(20):
        relay.step()
    assert firsts(ear.heard()) == {"b": [1, 2], "c": [1, 2]}
    assert (records(bench).waiting(), records(bench).stalled_count()) == (0, 1)
    assert metric("linli_relay_stalled_lanes") == 1
    bench.tell("a", "behind")
    bench.tell("b", "goes on")
    until(lambda: relay.step() > 0)
    ear.listen(key_of("a"))
    run_out(bench, relay)
    assert firsts(ear.heard()) == {"a": [1, 2, 3], "b": [3]}


def test_a_stalled_lane_is_remembered_by_the_next_relay(bench: Bench, ear: Ear) -> None:
    ear.listen(key_of("b"))
    bench.tell("a", "x")
    relay = relay_of(bench)
    until(lambda: bool(relay.step() or records(bench).stalled_count()))
    relay.drain()
    relay.interrupt()
    bench.tell("a", "y")
    successor = relay_of(bench)
    bench.tell("b", "x")
    until(lambda: successor.step() > 0)
    assert firsts(ear.heard()) == {"b": [1]}
    ear.listen(key_of("a"))
    run_out(bench, successor)
    assert firsts(ear.heard()) == {"a": [1, 2]}


def test_a_stalled_lane_is_tried_while_the_token_turns_out_to_be_too_old(bench: Bench, ear: Ear) -> None:
    ear.listen(key_of("b"))
    for number in range(30):
        bench.tell(f"a{number % 3}", "x")
    stalled = {f"a{number}" for number in range(3) if key_of(f"a{number}") != key_of("b")}
    relay = relay_of(bench)
    until(lambda: bool(relay.step() or records(bench).stalled_count() >= len(stalled)))
    relay.interrupt()
    pause(FIRST_DELAY_SECONDS)
    records(bench).save(Position({"_data": "8265"}, records(bench).position().at))
    ear.listen()
    run_out(bench, relay_of(bench, 1))
    assert firsts(ear.heard()) == {f"a{number}": [*range(1, 11)] for number in range(3)}


def test_a_full_queue_refuses_and_goes_on_in_order_when_it_has_room(bench: Bench, ear: Ear) -> None:
    ear.listen(**{"x-max-length": 2, "x-overflow": "reject-publish"})
    for _ in range(6):
        bench.tell("a", "x")
        bench.tell("b", "x")
    relay, came = relay_of(bench), []
    until(lambda: bool(relay.step() or records(bench).stalled_count()))
    for _ in range(100):
        relay.step()
        came += ear.heard()
        if bench.all_out():
            break
    relay.interrupt()
    assert firsts(came) == {"a": [*range(1, 7)], "b": [*range(1, 7)]}


def test_more_stalled_lanes_than_fit_into_memory_hold_up_nobody(bench: Bench, ear: Ear) -> None:
    """With batches of two the relay reads twenty events ahead."""
    ear.listen(key_of("well"))
    for number in range(60):
        if key_of(f"sick{number}") != key_of("well"):
            bench.tell(f"sick{number}", "x")
    bench.tell("well", "x")
    relay = relay_of(bench, 2)
    for _ in range(200):
        relay.step()
        if ("well", 1) in ear.heard():
            break
    else:
        pytest.fail("the healthy lane waits for the others")
    relay.interrupt()
    ear.listen()
    run_out(bench, relay_of(bench, 50), 400)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The relay follows the event log: at least once, in order per lane, whatever happens to it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event as Flag
from threading import Thread

import pytest

from services.chassis.clock import monotonic
from services.chassis.ids import first_id_at
from services.chassis.leased_job import LeasedJob
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.relay import Relay
from services.chassis.store.event_feed import Position
from services.chassis.store.leases import Lease
from services.chassis.store.relay_records import RelayRecords
from tests.system.chassis.conftest import TENANT, Bench, metric, until
from tests.system.chassis.relaying import TOLD, Ear, firsts, relay_of, run_out

TAKES_LONG = "six seeds of commits, steps and kills, each on a store of its own"

UNKNOWN_TOKEN = {"_data": "8265"}


@pytest.fixture
def ear(bench: Bench) -> Iterator[Ear]:
    ear = Ear(bench)
    ear.listen()
    yield ear
    ear.close()


def records(bench: Bench) -> RelayRecords:
    return RelayRecords(bench.sender.database)


def move(bench: Bench, sequence: int, new_id: str) -> None:
    """Give an event of `a` another id, as a process with a clock that is wrong would have."""
    events = bench.sender.database.collection("events")
    found = events.find_one_and_delete({"aggregate": "thing/a", "sequence": sequence})
    assert found is not None
    events.insert_one(found | {"_id": new_id})


def test_what_was_recorded_before_and_while_it_runs_comes_once_and_in_order(bench: Bench, ear: Ear) -> None:
    for _ in range(3):
        bench.tell("a", "before")
    relay = relay_of(bench)
    until(lambda: relay.step() > 0)
    for number in range(40):
        bench.tell("ab"[number % 2], "while")
    run_out(bench, relay)
    came = ear.heard()
    assert firsts(came) == {"a": [*range(1, 24)], "b": [*range(1, 21)]}


def test_a_successor_goes_on_where_the_relay_ended(bench: Bench, ear: Ear) -> None:
    bench.tell("a", "x")
    run_out(bench, relay_of(bench))
    ear.heard()
    assert records(bench).position().token is not None
    bench.tell("a", "y")
    run_out(bench, relay_of(bench))
    assert ear.heard() == [("a", 2)]


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_commits_steps_and_kills_gives_each_lane_in_order(
    bench: Bench, ear: Ear, seed: int
) -> None:
    chance, told = Random(seed), dict.fromkeys("abc", 0)
    relay = relay_of(bench, 4)
    for _ in range(60):
        action = chance.choice(("tell", "tell", "tell", "step", "step", "kill", "lose"))
        if action == "tell":
            thing = chance.choice("abc")
            bench.tell(thing, "x")
            told[thing] += 1
        elif action == "step":
            relay.step()
        else:
            relay.interrupt()
            if action == "lose":
                position = records(bench).position()
                records(bench).save(Position(UNKNOWN_TOKEN, position.at, position.newest))
            relay = relay_of(bench, 4)
    run_out(bench, relay)
    expected = {thing: [*range(1, count + 1)] for thing, count in told.items() if count}
    assert firsts(ear.heard()) == expected


def test_a_token_that_is_too_old_lets_the_log_be_read_again(bench: Bench, ear: Ear) -> None:
    for number in range(5):
        bench.tell(f"t{number}", "x")
    records(bench).save(Position(UNKNOWN_TOKEN, datetime.now(UTC) - timedelta(seconds=1), ""))
    before = metric("linli_relay_reread_total")
    run_out(bench, relay_of(bench))
    assert metric("linli_relay_reread_total") == before + 1
    assert sorted(ear.heard()) == [(f"t{number}", 1) for number in range(5)]
    assert records(bench).position().token not in (None, UNKNOWN_TOKEN)


def test_a_log_that_is_read_again_is_read_from_a_margin_before_the_position(bench: Bench, ear: Ear) -> None:
    """An id is made before its commit: one that is older than the position may have been committed later."""
    now = datetime.now(UTC)
    for _ in range(2):
        bench.tell("a", "x")
    move(bench, 1, first_id_at(now - timedelta(hours=1)))
    move(bench, 2, first_id_at(now - timedelta(minutes=2)))
    bench.tell("b", "x")
    records(bench).save(Position(None, now, ""))
    run_out(bench, relay_of(bench))
    assert sorted(ear.heard()) == [("a", 2), ("b", 1)]


@pytest.mark.parametrize("order", [(3, 1, 2), (5, 4, 3, 2, 1), (2, 4, 1, 5, 3)])
def test_order_comes_from_the_sequence_whatever_the_ids_say(
    bench: Bench, ear: Ear, order: tuple[int, ...]
) -> None:
    for _ in order:
        bench.tell("a", "x")
    for place, sequence in enumerate(order):
        move(bench, sequence, first_id_at(datetime.now(UTC) + timedelta(seconds=place)))
        bench.tell(f"other{place}", "x")
    run_out(bench, relay_of(bench, 2))
    assert firsts(ear.heard())["a"] == sorted(order)


def test_a_stopped_relay_takes_the_answers_that_are_on_their_way(bench: Bench, ear: Ear) -> None:
    for number in range(300):
        bench.tell(f"t{number % 50}", "x")
    relay, stop = relay_of(bench, 20), Flag()
    job = LeasedJob(Lease(bench.sender.database, "relay", "test"))
    thread = Thread(
        target=job.run,
        args=(relay.step, stop),
        kwargs={"interrupted": relay.interrupt, "ending": relay.drain},
    )
    thread.start()
    until(lambda: records(bench).position().newest != "")
    stop.set()
    began = monotonic()
    thread.join(20)
    assert monotonic() - began < 8
    first = ear.heard()
    run_out(bench, relay_of(bench))
    assert firsts(first + ear.heard()) == {f"t{number}": [*range(1, 7)] for number in range(50)}


def test_what_events_say_of_an_amount_is_summed_by_district(bench: Bench, ear: Ear) -> None:
    labels = {"tenant": TENANT, "type": TOLD}
    before = metric("linli_facts_amount_total", **labels)
    for name in ("four", "seven77"):
        bench.tell("a", name)
    publisher = Publisher(bench.broker, bench.topology.events)
    amounts = {TOLD: lambda message: len(message.name)}
    run_out(bench, Relay(bench.sender.database, publisher, 50, amounts=amounts))
    assert metric("linli_facts_amount_total", **labels) - before == len("four") + len("seven77")

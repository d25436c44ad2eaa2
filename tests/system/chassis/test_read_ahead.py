# SPDX-License-Identifier: AGPL-3.0-or-later
"""The relay's order, whatever the ids say and however much it reads ahead."""

from collections.abc import Sequence

from services.chassis.entropy import new_id
from services.chassis.messaging.envelope import Outgoing
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.relay import READ_AHEAD_BATCHES, Relay
from services.chassis.store.leases import Lease
from services.chassis.store.outbox import Outbox
from tests.system.chassis.conftest import Bench, until

BATCH = 10


def move(bench: Bench, sequence: int, new_id: str) -> None:
    """Give an event another id, as a process with a clock that is wrong would have."""
    events = bench.sender.database.collection("events")
    found = events.find_one({"aggregate": "thing/a", "sequence": sequence})
    assert found is not None
    events.delete_one({"_id": found["_id"]})
    events.insert_one(found | {"_id": new_id})


def test_a_gap_inside_what_was_read_is_filled(bench: Bench) -> None:
    for number in range(1, 6):
        bench.tell("a", str(number))
    move(bench, 3, "ffffffff-ffff-7fff-bfff-ffffffffffff")
    bench.settings = bench.settings.model_copy(update={"batch_size": 1})
    for number in range(12):
        bench.tell(f"other{number}", "x")
    bench.start()
    until(lambda: bench.heard("a") == ("1", "2", "3", "4", "5"))
    until(lambda: not Outbox(bench.sender.database).oldest(1))


def test_many_events_of_one_aggregate_among_many_others(bench: Bench) -> None:
    expected = tuple(str(number) for number in range(25))
    for name in expected:
        bench.tell("a", name)
        bench.tell(f"b{name}", name)
    bench.settings = bench.settings.model_copy(update={"batch_size": 7})
    bench.start()
    until(lambda: bench.heard("a") == expected, 40)
    until(lambda: all(bench.heard(f"b{name}") == (name,) for name in expected), 40)


def test_a_quiet_district_does_not_wait_for_anothers_backlog(bench: Bench) -> None:
    crowd = READ_AHEAD_BATCHES * 2 * BATCH
    flood(bench, crowd)
    sent: list[str] = []
    relay = recording_relay(bench, sent)
    relay.step()
    bench.tell("quiet", "x")
    relay.step()
    assert "quiet" in sent
    assert len(sent) < crowd / 2


def test_a_district_that_was_read_with_a_crowd_takes_its_turn(bench: Bench) -> None:
    flood(bench, BATCH * 2)
    bench.tell("quiet", "x")
    sent: list[str] = []
    recording_relay(bench, sent).step()
    assert "quiet" in sent


def test_an_event_that_was_recorded_late_goes_out_while_two_districts_flood(bench: Bench) -> None:
    flood(bench, READ_AHEAD_BATCHES * BATCH)
    sent: list[str] = []
    relay = recording_relay(bench, sent)
    relay.step()
    bench.tell("late", "x")
    events = bench.sender.database.collection("events")
    late = events.find_one({"aggregate": "thing/late"})
    assert late is not None
    events.delete_one({"_id": late["_id"]})
    events.insert_one(late | {"_id": "00000000-0000-7000-8000-000000000000", "tenant": "other-flood"})
    for _ in range(READ_AHEAD_BATCHES + 1):
        flood(bench, BATCH)
        flood(bench, BATCH, "other-flood")
        relay.step()
    assert "late" in sent


def flood(bench: Bench, count: int, tenant: str = "flood") -> None:
    """Events of one tenant, each of an aggregate of its own."""
    bench.tell("pattern", "x")
    events = bench.sender.database.collection("events")
    pattern = events.find_one_and_delete({"aggregate": "thing/pattern"})
    bench.sender.database.collection("things").delete_many({"id": "pattern"})
    assert pattern is not None
    ids = [new_id() for _ in range(count)]
    events.insert_many([pattern | {"_id": one, "tenant": tenant, "aggregate": f"thing/{one}"} for one in ids])


def recording_relay(bench: Bench, sent: list[str]) -> Relay:
    class Recorder(Publisher):
        def publish(self, messages: Sequence[Outgoing]) -> set[str]:
            sent.extend(message.headers["cloudEvents_subject"].removeprefix("thing/") for message in messages)
            return set()

    lease = Lease(bench.sender.database, "relay", "test", 60)
    return Relay(Outbox(bench.sender.database), Recorder(bench.broker, "linli.events"), lease, BATCH)

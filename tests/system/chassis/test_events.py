# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way of an event, on the real broker and the real wire protocol."""

from uuid import uuid4

import pika
import pytest

from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.envelope import pack
from services.chassis.messaging.partitions import routing_key
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import BrokerDown, Topology
from tests.system.chassis.conftest import ACTOR, Bench, SenderTx, metric, until


def publish_raw(bench: Bench, headers: dict[str, str], body: bytes) -> None:
    connection = pika.BlockingConnection(pika.URLParameters(bench.settings.amqp_url.get_secret_value()))
    channel = connection.channel()
    channel.confirm_delivery()
    channel.basic_publish(
        bench.topology.inbox,
        routing_key("a.b.c.d", "x"),
        body,
        pika.BasicProperties(headers=headers),
        mandatory=True,
    )
    connection.close()


def test_every_event_has_its_effect_once_and_in_order(bench: Bench) -> None:
    things = [str(uuid4()) for _ in range(12)]
    bench.start()
    for number in range(10):
        for thing in things:
            bench.tell(thing, f"n{number}")
    expected = tuple(f"n{number}" for number in range(10))
    until(lambda: all(bench.heard(thing) == expected for thing in things))
    until(bench.all_out)
    assert bench.dead_letters() == []


def test_events_emitted_while_no_worker_runs_are_not_lost(bench: Bench) -> None:
    for number in range(5):
        bench.tell("a", str(number))
    bench.start()
    until(lambda: bench.heard("a") == ("0", "1", "2", "3", "4"))


def test_a_redelivered_event_has_no_second_effect(bench: Bench) -> None:
    bench.tell("a", "once")
    event = bench.recorded()[0]
    bench.start()
    until(lambda: bench.heard("a") == ("once",))
    message = pack(event, mandatory=True)
    for _ in range(3):
        publish_raw(bench, message.headers, message.body)
    bench.tell("b", "after")
    until(lambda: bench.heard("b") == ("after",))
    assert bench.heard("a") == ("once",)


def test_order_comes_from_the_sequence_not_from_ids(bench: Bench) -> None:
    for number in range(4):
        bench.tell("a", str(number))
    events = bench.sender.database.collection("events")
    newest = events.find_one({"sequence": 4})
    assert newest is not None
    events.delete_one({"_id": newest["_id"]})
    events.insert_one(newest | {"_id": "00000000-0000-7000-8000-000000000000"})
    bench.settings = bench.settings.model_copy(update={"batch_size": 1})
    bench.start()
    until(lambda: bench.heard("a") == ("0", "1", "2", "3"))


def test_a_poison_event_holds_up_its_own_lane_only_and_becomes_a_dead_letter(bench: Bench) -> None:
    bench.fail = lambda name: name == "poison"
    bench.start()
    bench.tell("sick", "before")
    bench.tell("sick", "poison")
    bench.tell("sick", "behind")
    for number in range(5):
        bench.tell(f"well{number}", "fine")
    until(lambda: all(bench.heard(f"well{number}") == ("fine",) for number in range(5)))
    until(lambda: bench.heard("sick") == ("before", "behind"))
    (letter,) = bench.dead_letters()
    assert letter.reason == "handler_failed"
    assert "cannot bear poison" in letter.error
    assert letter.headers["cloudEvents_type"] == "linli.identity.v1.PlaceChanged"


def test_a_failure_that_passes_leaves_order_and_effects_whole(bench: Bench) -> None:
    failures = iter([True, True])
    bench.fail = lambda name: name == "late" and next(failures, False)
    bench.start()
    for name in ("first", "late", "last"):
        bench.tell("a", name)
    until(lambda: bench.heard("a") == ("first", "late", "last"))
    assert bench.dead_letters() == []


@pytest.mark.parametrize(
    ("change", "body", "reason"),
    [
        ({}, b"\xff\xff\xff", "corrupt_body"),
        ({"cloudEvents_tenant": None}, b"", "bad_envelope"),
        ({"cloudEvents_sequence": "one"}, b"", "bad_envelope"),
        ({"cloudEvents_sequence": "0"}, b"", "bad_envelope"),
        ({"cloudEvents_sequence": str(2**63)}, b"", "bad_envelope"),
        ({"cloudEvents_specversion": "2.0", "odd.$\0": "\0"}, b"", "bad_envelope"),
        ({"cloudEvents_specversion": "2.0"}, b"", "bad_envelope"),
    ],
)
def test_what_is_not_an_event_of_ours_becomes_a_dead_letter(
    bench: Bench, change: dict[str, str | None], body: bytes, reason: str
) -> None:
    bench.tell("a", "good")
    message = pack(bench.recorded()[0], mandatory=True)
    bench.start()
    until(lambda: bench.heard("a") == ("good",))
    again = {"cloudEvents_id": "other", "cloudEvents_sequence": "2"}
    headers = {k: v for k, v in (message.headers | again | change).items() if v}
    publish_raw(bench, headers, body)
    until(lambda: bool(bench.dead_letters()))
    (letter,) = bench.dead_letters()
    assert (letter.id, letter.reason, letter.body) == ("other", reason, body)
    bench.tell("a", "still works")
    until(lambda: bench.heard("a") == ("good", "still works"))


def test_an_event_without_a_queue_for_its_consumer_waits(bench: Bench) -> None:
    bench.tell("a", "waits")
    bench.start("sender")
    until(lambda: metric("linli_relay_awaits") == 1)
    assert not bench.all_out()
    bench.start("hearer")
    until(lambda: bench.heard("a") == ("waits",))


def test_a_missing_broker_is_named(bench: Bench) -> None:
    with pytest.raises(BrokerDown):
        Topology("x").declare(BrokerAddress("amqp://127.0.0.1:1//"))
    with pytest.raises(BrokerDown):
        Publisher(BrokerAddress("amqp://127.0.0.1:1/%2f"), "linli.events").publish([])


def test_commands_go_on_without_a_broker(bench: Bench) -> None:
    bench.tell("a", "kept")
    history = bench.sender.reader(ACTOR).history("thing", "a")
    assert [(e.name, e.sequence, e.actor) for e in history.items] == [("PlaceChanged", 1, "tester")]
    assert SenderTx is bench.sender.tx

# SPDX-License-Identifier: AGPL-3.0-or-later
"""An inbox receives events only when it is whole: whoever changes queues loses the order of his events."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

import pika
import pytest

from services.chassis.contracts import consumed_by
from services.chassis.messaging.envelope import PREFIX
from services.chassis.messaging.inboxes import subscribe
from services.chassis.messaging.partitions import partition_of, queue_of
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.relay import Relay
from services.chassis.messaging.topology import BrokerDown, NotDeclared, Topology
from services.chassis.store.subscription import Subscription
from tests.system.chassis.conftest import TENANT, Bench

QUEUES = 2
THINGS = [f"a{number}" for number in range(8)]
TYPES = consumed_by("dispatch")


@dataclass(frozen=True)
class Interrupted(Topology):
    """Something else goes on while it is declared: at every tenth time that a queue is named."""

    meanwhile: Callable[[], None] = lambda: None
    named: Iterator[int] = field(default_factory=count)

    def queue(self, number: int) -> str:
        if next(self.named) % 10 == 0:
            self.meanwhile()
        return super().queue(number)


def queues_of_aggregates(bench: Bench, url: str) -> dict[str, set[str]]:
    """In which queues each aggregate's events wait."""
    queues = defaultdict(set)
    with pika.BlockingConnection(pika.URLParameters(url)) as connection:
        channel = connection.channel()
        for queue in map(bench.topology.queue, range(QUEUES)):
            for method, properties, _ in channel.consume(queue, inactivity_timeout=2):
                if method is None:
                    break
                queues[properties.headers[f"{PREFIX}subject"]].add(queue)
            channel.cancel()
    return queues


def test_no_aggregate_changes_its_queue_while_the_inbox_is_declared(bench: Bench) -> None:
    for thing in THINGS * 2:
        bench.tell(thing, "x")
    relay = Relay(bench.sender.database, Publisher(bench.broker, bench.topology.events), len(THINGS))

    def publish_first_events() -> None:
        try:
            relay.step()
        except BrokerDown:
            relay.interrupt()

    Interrupted("dispatch", meanwhile=publish_first_events).declare_inbox(bench.broker, TYPES, QUEUES)
    while not bench.all_out():
        relay.step()
    relay.interrupt()
    expected = {
        f"thing/{thing}": {bench.topology.queue(queue_of(partition_of(f"{TENANT}/thing/{thing}"), QUEUES))}
        for thing in THINGS
    }
    assert queues_of_aggregates(bench, bench.settings.amqp_url.get_secret_value()) == expected
    assert len(set.union(*expected.values())) == QUEUES


def bound(bench: Bench, event_type: str) -> bool:
    """Whether an event of the type finds a way into the inbox."""
    url = bench.settings.amqp_url.get_secret_value()
    with pika.BlockingConnection(pika.URLParameters(url)) as connection:
        channel = connection.channel()
        channel.confirm_delivery()
        try:
            channel.basic_publish(bench.topology.events, f"{event_type}.000", b"", mandatory=True)
        except pika.exceptions.UnroutableError:
            return False
    return True


def test_what_a_newer_release_dropped_is_unbound_and_what_it_added_stays(bench: Bench) -> None:
    both, fewer, more = ("a.b.v1.Kept", "a.b.v1.Dropped"), ("a.b.v1.Kept",), ("a.b.v1.Kept", "a.b.v2.New")
    database = bench.hearer.database

    def start(types: tuple[str, ...]) -> list[bool]:
        subscribe(bench.settings, bench.topology, database, types)
        return [bound(bench, name) for name in ("a.b.v1.Kept", "a.b.v1.Dropped", "a.b.v2.New")]

    assert start(both) == [True, True, False]
    assert start(fewer) == [True, False, False]
    assert start(more) == [True, False, True]
    assert start(both) == [True, True, True], "rolled back: what is new is kept for the next try"
    assert start(more) == [True, False, True], "and rolled out again"


def test_the_number_of_queues_is_that_of_the_first_start(bench: Bench) -> None:
    for first in (3, 5):
        settings = bench.settings.model_copy(update={"inbox_queues": first})
        subscribe(settings, bench.topology, bench.hearer.database, TYPES)
    record = Subscription(bench.hearer.database).read()
    assert record is not None
    assert record.queues == 3
    bench.topology.check(bench.broker, 3)


def test_a_service_that_may_only_look_names_what_is_missing(bench: Bench) -> None:
    passive = bench.settings.model_copy(update={"declare": "passive"})
    with pytest.raises(NotDeclared) as missing:
        subscribe(passive, bench.topology, bench.hearer.database, TYPES)
    assert all(
        f" {name}" in str(missing.value)
        for name in (
            "exchange linli.events",
            "exchange dispatch.inbox",
            "queue dispatch.inbox.1",
            "queue dispatch.dead",
        )
    )
    bench.topology.declare_inbox(bench.broker, TYPES, QUEUES)
    subscribe(passive, bench.topology, bench.hearer.database, TYPES)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""An inbox receives events only when it is whole: whoever changes queues loses the order of his events."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import pika
import pytest

from services.chassis.messaging.envelope import PREFIX
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.relay import Relay
from services.chassis.messaging.topology import BrokerDown, PartitionsDiffer, Topology
from tests.system.chassis.conftest import Bench

LOOKED_FOR = 3
"""Queues of which it is asked whether they are there."""

THINGS = [f"a{number}" for number in range(8)]


@dataclass(frozen=True)
class Interrupted(Topology):
    """Something else goes on before each partition is declared."""

    meanwhile: Callable[[], None] = lambda: None

    def queue(self, partition: int) -> str:
        self.meanwhile()
        return super().queue(partition)


def queues_of_aggregates(bench: Bench, url: str) -> dict[str, set[str]]:
    """In which queues each aggregate's events wait."""
    queues = defaultdict(set)
    with pika.BlockingConnection(pika.URLParameters(url)) as connection:
        channel = connection.channel()
        for queue in map(bench.topology.queue, range(bench.topology.partitions)):
            for method, properties, _ in channel.consume(queue, inactivity_timeout=2):
                if method is None:
                    break
                queues[properties.headers[f"{PREFIX}subject"]].add(queue)
            channel.cancel()
    return queues


@pytest.mark.parametrize("other", [1, 3])
def test_an_inbox_keeps_its_number_of_partitions(bench: Bench, other: int) -> None:
    types = bench.reactions().types
    for _ in range(2):
        Topology("dispatch", 2).declare(bench.broker, types)
    with pytest.raises(PartitionsDiffer, match="LINLI_PARTITIONS"):
        Topology("dispatch", other).declare(bench.broker, types)
    Topology("dispatch", 2).declare(bench.broker, types)


def test_an_inbox_that_was_only_half_declared_is_completed(bench: Bench) -> None:
    types = bench.reactions().types
    named = count(1)

    def die_before_the_last_partition() -> None:
        if next(named) == LOOKED_FOR + 2:
            raise OSError("died")

    with pytest.raises(BrokerDown):
        Interrupted("dispatch", 2, meanwhile=die_before_the_last_partition).declare(bench.broker, types)
    Topology("dispatch", 2).declare(bench.broker, types)


def test_no_aggregate_changes_its_queue_while_the_inbox_is_declared(bench: Bench) -> None:
    for thing in THINGS * 2:
        bench.tell(thing, "x")
    url = bench.settings.amqp_url.get_secret_value()
    relay = Relay(bench.sender.database, Publisher(bench.broker, bench.topology.events), len(THINGS))

    def publish_first_events() -> None:
        try:
            relay.step()
        except BrokerDown:
            relay.interrupt()

    topology = Interrupted("dispatch", bench.topology.partitions, meanwhile=publish_first_events)
    topology.declare(bench.broker, bench.reactions().types)
    while not bench.all_out():
        relay.step()
    relay.interrupt()
    queues = queues_of_aggregates(bench, url)
    assert sorted(queues) == [f"thing/{thing}" for thing in THINGS]
    assert {thing: found for thing, found in queues.items() if len(found) > 1} == {}
    assert len(set.union(*queues.values())) == bench.topology.partitions

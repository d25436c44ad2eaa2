# SPDX-License-Identifier: AGPL-3.0-or-later
"""A relay stepped by hand, and a queue at the real broker that shows what comes out of it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Any

import pika

from services.chassis.messaging.partitions import any_partition, any_type, lane, partition_of
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.relay import Relay
from tests.system.chassis.conftest import TENANT, Bench

TOLD = "linli.identity.v1.PlaceChanged"


def relay_of(bench: Bench, batch_size: int = 50, consumers: tuple[str, ...] = ()) -> Relay:
    """The sender's relay; whoever drops it without `interrupt` has killed it."""
    publisher = Publisher(bench.broker, bench.topology.events)
    ready = partial(bench.topology.check_consumers, bench.broker, consumers)
    return Relay(bench.sender.database, publisher, batch_size, ready=ready)


def run_out(bench: Bench, relay: Relay, steps: int = 200) -> None:
    """Step until all is out."""
    for _ in range(steps):
        relay.step()
        if bench.all_out():
            relay.interrupt()
            return
    raise AssertionError(f"not all was out after {steps} steps")


def key_of(thing_id: str) -> str:
    """What binds the partition of a thing's lane and with it whoever shares it."""
    return any_type(partition_of(lane(TENANT, f"thing/{thing_id}")))


@dataclass
class Ear:
    """A queue of its own, bound to what the sender publishes."""

    bench: Bench
    name: str = "ear"

    def __post_init__(self) -> None:
        parameters = self.bench.broker.pika()
        parameters.heartbeat = 0  # nobody attends to it between two calls of `heard`
        self._connection = pika.BlockingConnection(parameters)
        self._channel = self._connection.channel()
        self._channel.exchange_declare(self.bench.topology.events, "topic", durable=True)

    def listen(self, *keys: str, **arguments: Any) -> None:
        """From now on events with such a routing key come here: by default all that are told."""
        self._channel.queue_declare(self.name, durable=True, arguments=arguments or None)
        for key in keys or (any_partition(TOLD),):
            self._channel.queue_bind(self.name, self.bench.topology.events, key)

    def heard(self) -> list[tuple[str, int]]:
        """The thing and the sequence of each event that came since the last call."""
        came = []
        while True:
            method, properties, _ = self._channel.basic_get(self.name, auto_ack=True)
            if method is None:
                return came
            headers = properties.headers
            thing = headers["cloudEvents_subject"].removeprefix("thing/")
            came.append((thing, int(headers["cloudEvents_sequence"])))

    def close(self) -> None:
        self._connection.close()


def firsts(came: list[tuple[str, int]]) -> dict[str, list[int]]:
    """The sequences of each thing in the order in which each came first."""
    found: dict[str, list[int]] = defaultdict(list)
    for thing, sequence in came:
        if sequence not in found[thing]:
            found[thing].append(sequence)
    return dict(found)

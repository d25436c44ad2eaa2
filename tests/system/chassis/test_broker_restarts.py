# SPDX-License-Identifier: AGPL-3.0-or-later
"""A lane keeps its queue and its order, whatever happens to the broker's node."""

import signal
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pika
import pytest

from scripts.stack import Stack
from scripts.stack.broker_package import Release
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.envelope import PREFIX, Outgoing, pack
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import Topology

TAKES_LONG = "a node of RabbitMQ is started four times"
LANES = 400
QUEUES = 8
TYPE = "linli.identity.v1.PlaceChanged"
SILENCE_S = 3
"""When nothing more has come for so long, nothing more waits."""

ENDS = (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL)


@pytest.fixture
def stack(broker_release: Release, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    """A node of the test's own, which it may stop."""
    monkeypatch.delenv("LINLI_AMQP_URL", raising=False)
    with Stack(only=("broker",), say=lambda text: None) as stack:
        assert stack.plan.broker
        assert stack.plan.broker.release == broker_release
        yield stack


def events(sequence: int) -> list[Outgoing]:
    """One event of every lane."""
    return [
        pack(
            {
                "_id": f"{lane:04}-{sequence}",
                "type": TYPE,
                "aggregate": f"place/{lane}",
                "time": datetime.now(UTC),
                "tenant": "320585",
                "actor": "tester",
                "sequence": sequence,
                "data": b"",
            },
            mandatory=True,
        )
        for lane in range(LANES)
    ]


def waiting(url: str, topology: Topology) -> dict[str, list[tuple[str, int]]]:
    """Of every lane the queue and sequence of each event, in the order of delivery."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def note(_channel: Any, method: Any, properties: Any, _body: bytes) -> None:
        headers = properties.headers
        found[headers[f"{PREFIX}subject"]].append((method.consumer_tag, int(headers[f"{PREFIX}sequence"])))

    with pika.BlockingConnection(pika.URLParameters(url)) as connection:
        channel = connection.channel()
        for queue in map(topology.queue, range(QUEUES)):
            channel.basic_consume(queue, note, consumer_tag=queue)
        before = -1
        while before < (before := sum(map(len, found.values()))):
            connection.process_data_events(SILENCE_S)
    return found


def test_a_lane_keeps_its_queue_over_every_restart(stack: Stack) -> None:
    topology = Topology("dispatch")
    topology.declare_inbox(BrokerAddress(stack.amqp_url), [TYPE], QUEUES)
    for sequence, end in enumerate((*ENDS, None), 1):
        publisher = Publisher(BrokerAddress(stack.amqp_url), topology.events)
        assert publisher.publish(events(sequence)) == set()
        publisher.close()
        if end is not None:
            stack.kill("broker", end)
            stack.start("broker")
    lanes = waiting(stack.amqp_url, topology)
    assert len(lanes) == LANES
    assert {lane: found for lane, found in lanes.items() if len({queue for queue, _ in found}) > 1} == {}
    every = list(range(1, len(ENDS) + 2))
    assert {lane: found for lane, found in lanes.items() if [number for _, number in found] != every} == {}
    assert len({queue for found in lanes.values() for queue, _ in found}) == QUEUES

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Between the relay and the consumers: copies, stale and shuffled, overtaken events, and poison.

A copy comes when its original is already in the queue, as a broker's redelivery does; within one aggregate
it comes late, and any number of newer events may have overtaken it. What nothing on the way can do, a later
event before an earlier one, is done to aggregates of the meddler's own: the earlier one is to be refused.
"""

import random
import threading
from collections import deque
from collections.abc import Sequence
from typing import Any
from uuid import uuid4

import pika
from pika.exceptions import AMQPError

from services.chassis.contracts import consumed_by
from services.chassis.messaging.partitions import lane, routing_key
from services.chassis.messaging.topology import Topology
from tests.chaos.drain import UNKNOWN_TYPE

REMEMBERED = 400
RACE, WINNERS = (1, 3, 2, 4, 3, 1), (1, 3, 4)
"""The sequences of a race, and those that are to have an effect."""
POLL_S = 0.2
RETRY_S = 1.0
GOOD = {
    "cloudEvents_specversion": "1.0",
    "cloudEvents_type": "linli.identity.v1.PlaceChanged",
    "cloudEvents_source": "/linli/identity",
    "cloudEvents_time": "2026-03-02T01:00:00+00:00",
    "cloudEvents_tenant": "320585",
    "cloudEvents_actor": "chaos",
    "cloudEvents_sequence": "1",
}
BAD: dict[str, tuple[dict[str, str], bytes]] = {
    "unknown_type": ({"cloudEvents_type": UNKNOWN_TYPE}, b""),
    "corrupt_body": ({}, b"\xff\xff\xff"),
    "bad_envelope": ({"cloudEvents_sequence": "one"}, b""),
}


class Meddler(threading.Thread):
    """Overhears everything that is published, and publishes some of it again."""

    def __init__(self, url: str, seed: int, services: Sequence[str]) -> None:
        super().__init__(name="meddler", daemon=True)
        self._parameters = pika.URLParameters(url)
        self._chance = random.Random(seed)
        self._types = {service: frozenset(consumed_by(service)) for service in services}
        self._heard: deque[tuple[dict[str, Any], bytes]] = deque(maxlen=REMEMBERED)
        self._wanted: deque[tuple[str, int]] = deque()
        self._poisons: deque[tuple[str, str, str]] = deque()
        self._races: deque[str] = deque()
        self._over = threading.Event()
        self.copies = 0
        self.planted: dict[tuple[str, str], str] = {}
        self.maybe_planted: dict[tuple[str, str], str] = {}
        self.raced: dict[str, list[str]] = {}
        self.maybe_raced: set[str] = set()

    def copy(self, service: str, count: int) -> None:
        """Send a service so many copies of what it has heard already, in any order."""
        self._wanted.append((service, count))

    def poison(self, service: str, kind: str) -> None:
        """Send a service something that is no event of ours."""
        self._poisons.append((service, kind, f"poison-{uuid4().hex}"))

    def race(self) -> None:
        """Send the ledger events of one aggregate out of order."""
        self._races.append(f"place/race-{uuid4().hex}")

    def finish(self) -> None:
        self._over.set()
        if self.is_alive():
            self.join(30)

    def run(self) -> None:
        while not self._over.is_set():
            try:
                self._listen()
            except (AMQPError, OSError):
                self._over.wait(RETRY_S)

    def _listen(self) -> None:
        self._heard.clear()  # the broker may have lost what its queues never had confirmed
        connection = pika.BlockingConnection(self._parameters)
        channel, out = connection.channel(), connection.channel()
        out.confirm_delivery()
        channel.exchange_declare(Topology("").events, "topic", durable=True)
        queue = channel.queue_declare("", exclusive=True).method.queue
        channel.queue_bind(queue, Topology("").events, "#")
        channel.basic_consume(queue, self._overhear, auto_ack=True)
        while not self._over.is_set() or self._poisons or self._races:
            connection.process_data_events(time_limit=POLL_S)
            while self._wanted:
                self._send_copies(out, *self._wanted.popleft())
            while self._poisons:
                self._plant(out, *self._poisons[0])
                self._poisons.popleft()
            while self._races:
                self._run_race(out, self._races[0])
                self._races.popleft()
        connection.close()

    def _overhear(self, _channel: Any, _method: Any, properties: Any, body: bytes) -> None:
        self._heard.append((properties.headers, body))

    def _send_copies(self, out: Any, service: str, count: int) -> None:
        types = self._types.get(service)
        heard = [one for one in self._heard if types is None or _type(one[0]) in types]
        for headers, body in self._chance.sample(heard, min(count, len(heard))):
            out.basic_publish(Topology(service).inbox, _routing_key(headers), body, _as(headers))
            self.copies += 1

    def _plant(self, out: Any, service: str, kind: str, poison_id: str) -> None:
        change, body = BAD[kind]
        headers = {**GOOD, "cloudEvents_subject": f"place/{poison_id}", **change, "cloudEvents_id": poison_id}
        self.maybe_planted[service, poison_id] = kind
        key = _routing_key(headers)
        out.basic_publish(Topology(service).inbox, key, body, _as(headers), mandatory=True)
        self.planted[service, poison_id] = kind

    def _run_race(self, out: Any, subject: str) -> None:
        """A race that was broken off is run again under the same name: only whole ones are looked at."""
        again = subject in self.maybe_raced
        self.maybe_raced.add(subject)
        for sequence in RACE:
            change = {"cloudEvents_subject": subject, "cloudEvents_sequence": str(sequence)}
            headers = {**GOOD, **change, "cloudEvents_id": f"{subject} {sequence}"}
            key = _routing_key(headers)
            out.basic_publish(Topology("ledger").inbox, key, b"", _as(headers), mandatory=True)
        if not again:
            self.raced[subject] = [f"{subject} {sequence}" for sequence in WINNERS]


def _type(headers: dict[str, Any]) -> str:
    return str(headers["cloudEvents_type"])


def _routing_key(headers: dict[str, Any]) -> str:
    place = lane(headers["cloudEvents_tenant"], headers["cloudEvents_subject"])
    return routing_key(_type(headers), place)


def _as(headers: dict[str, Any]) -> pika.BasicProperties:
    return pika.BasicProperties(headers=headers, delivery_mode=2, content_type="application/protobuf")

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every exchange, queue, binding and limit, in one place; kombu declares them.

linli.events (topic) ─ type ─▶ <service>.inbox (consistent hash) ─▶ <service>.inbox.<n> (quorum)
                                                                               │ one consumer each
                                what the service or the broker gives up: <service>.dead (quorum)
"""

from collections.abc import Sequence
from dataclasses import dataclass

import amqp
import kombu
from kombu.exceptions import OperationalError

from services.chassis.settings import SettingsError

PARTITION_HEADER = "cloudEvents_partitionkey"
QUEUE_LENGTH = 1_000_000
DELIVERY_LIMIT = 100
BINDING_WEIGHT = "20"


class BrokerDown(Exception):
    """RabbitMQ cannot be reached or refuses to go on."""


class PartitionsDiffer(SettingsError):
    """The inbox was declared with another number of partitions."""


@dataclass(frozen=True, slots=True)
class Topology:
    """The names that a service uses. `prefix` keeps test runs on one broker apart."""

    service: str
    partitions: int
    prefix: str = ""

    @property
    def events(self) -> str:
        return f"{self.prefix}linli.events"

    @property
    def inbox(self) -> str:
        return f"{self.prefix}{self.service}.inbox"

    @property
    def dead(self) -> str:
        return f"{self.prefix}{self.service}.dead"

    def queue(self, partition: int) -> str:
        return f"{self.inbox}.{partition}"

    def declare(self, url: str, consumed: Sequence[str]) -> None:
        """Declare what the service publishes to and, if it consumes events, its inbox.

        Raises:
            BrokerDown: nothing was declared, or not all.
            PartitionsDiffer: nothing was declared.

        """
        try:
            with kombu.Connection(url, connect_timeout=5) as connection, connection.channel() as channel:
                if consumed:
                    self._check_partitions(connection)
                events = kombu.Exchange(self.events, "topic", durable=True, channel=channel)
                events.declare()
                if consumed:
                    self._declare_inbox(channel, events, consumed)
        except (OperationalError, OSError, amqp.AMQPError) as error:
            raise BrokerDown(f"{type(error).__name__}: {error}") from error

    def _check_partitions(self, connection: kombu.Connection) -> None:
        """With another number an aggregate's next event would take another queue than those that wait.

        The first partition is declared last: where it is, all were.
        """
        first, last, beyond = (
            _is_there(connection, self.queue(number)) for number in (0, self.partitions - 1, self.partitions)
        )
        if beyond or (first and not last):
            raise PartitionsDiffer(
                f"{self.inbox} was not made with {self.partitions} partition(s) (LINLI_PARTITIONS); "
                "how to change their number: services/chassis/README.md"
            )

    def _declare_inbox(self, channel: object, events: kombu.Exchange, consumed: Sequence[str]) -> None:
        """Events are let in last.

        While only some partitions are bound, an aggregate's first events would go to one and the next to
        another, with a consumer each: its order would be lost. An event that finds no way in comes back to
        the relay, which keeps it.
        """
        inbox = kombu.Exchange(
            self.inbox,
            "x-consistent-hash",
            durable=True,
            arguments={"hash-header": PARTITION_HEADER},
            channel=channel,
        )
        inbox.declare()
        dead = kombu.Queue(
            self.dead, durable=True, queue_arguments={"x-queue-type": "quorum"}, channel=channel
        )
        dead.declare()
        for partition in reversed(range(self.partitions)):
            kombu.Queue(
                self.queue(partition),
                exchange=inbox,
                routing_key=BINDING_WEIGHT,
                durable=True,
                channel=channel,
                queue_arguments={
                    "x-queue-type": "quorum",
                    "x-single-active-consumer": True,
                    "x-max-length": QUEUE_LENGTH,
                    "x-overflow": "reject-publish",
                    "x-delivery-limit": DELIVERY_LIMIT,
                    "x-dead-letter-exchange": "",
                    "x-dead-letter-routing-key": self.dead,
                    "x-dead-letter-strategy": "at-least-once",
                },
            ).declare()
        for event_type in consumed:
            inbox.bind_to(events, routing_key=event_type)


def _is_there(connection: kombu.Connection, queue: str) -> bool:
    """Asked on a channel of its own: the broker closes one that names what is not there."""
    with connection.channel() as channel:
        try:
            kombu.Queue(queue, channel=channel).queue_declare(passive=True)
        except amqp.NotFound:
            return False
    return True

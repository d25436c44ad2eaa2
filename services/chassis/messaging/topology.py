# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every exchange, queue, binding and limit of ours on the broker. Nothing goes through its default exchange.

linli.events (topic) ─ <type>.* ─▶ <service>.inbox (topic) ─ *.*.*.*.<partition> ─▶ <service>.inbox.<n>
                                                                         (quorum, one consumer each) │
              <service>.dead (quorum) ◀─ <service>.dead (fanout) ◀─ what the broker itself gives up ─┘
"""

from collections.abc import Sequence
from dataclasses import dataclass

import amqp
import kombu
from kombu.exceptions import OperationalError

from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.partitions import PARTITIONS, any_partition, any_type, queue_of
from services.chassis.settings import SettingsError

QUEUE_LENGTH = 1_000_000
DELIVERY_LIMIT = 100
NO_LIMIT = 1_000_000_000
"""RabbitMQ 4 drops a message after its twentieth delivery unless a limit is named."""


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

    def declare(self, broker: BrokerAddress, consumed: Sequence[str]) -> None:
        """Declare what the service publishes to and, if it consumes events, its inbox.

        Raises:
            BrokerDown: nothing was declared, or not all.
            PartitionsDiffer: nothing was declared.

        """
        try:
            with broker.kombu() as connection, connection.channel() as channel:
                if consumed:
                    self._check_partitions(connection)
                channel.exchange_declare(self.events, "topic", durable=True, auto_delete=False)
                if consumed:
                    self._declare_dead(channel)
                    self._declare_inbox(channel, consumed)
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

    def _declare_dead(self, channel: amqp.Channel) -> None:
        limit = {"x-queue-type": "quorum", "x-delivery-limit": NO_LIMIT}
        channel.exchange_declare(self.dead, "fanout", durable=True, auto_delete=False)
        channel.queue_declare(self.dead, durable=True, auto_delete=False, arguments=limit)
        channel.queue_bind(self.dead, self.dead)

    def _declare_inbox(self, channel: amqp.Channel, consumed: Sequence[str]) -> None:
        """Events are let in last.

        While only some partitions are bound, an event that finds no queue would be gone; one that finds no
        way into the inbox comes back to the relay, which keeps it.
        """
        channel.exchange_declare(self.inbox, "topic", durable=True, auto_delete=False)
        for number in reversed(range(self.partitions)):
            channel.queue_declare(
                self.queue(number), durable=True, auto_delete=False, arguments=self._arguments()
            )
        for partition in range(PARTITIONS):
            queue = self.queue(queue_of(partition, self.partitions))
            channel.queue_bind(queue, self.inbox, any_type(partition), nowait=True)
        for event_type in consumed:
            channel.exchange_bind(self.inbox, self.events, any_partition(event_type))

    def _arguments(self) -> dict[str, object]:
        return {
            "x-queue-type": "quorum",
            "x-single-active-consumer": True,
            "x-max-length": QUEUE_LENGTH,
            "x-overflow": "reject-publish",
            "x-delivery-limit": DELIVERY_LIMIT,
            "x-dead-letter-exchange": self.dead,
            "x-dead-letter-strategy": "at-least-once",
        }


def _is_there(connection: kombu.Connection, queue: str) -> bool:
    """Asked on a channel of its own: the broker closes one that names what is not there."""
    with connection.channel() as channel:
        try:
            kombu.Queue(queue, channel=channel).queue_declare(passive=True)
        except amqp.NotFound:
            return False
    return True

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every exchange, queue, binding and limit of ours on the broker. Nothing goes through its default exchange.

linli.events (topic) ─ <type>.* ─▶ <service>.inbox (topic) ─ *.*.*.*.<partition> ─▶ <service>.inbox.<n>
                                                                         (quorum, one consumer each) │
              <service>.dead (quorum) ◀─ <service>.dead (fanout) ◀─ what the broker itself gives up ─┘
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import amqp
from kombu.exceptions import OperationalError

from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.partitions import PARTITIONS, any_partition, any_type, queue_of
from services.chassis.observe import RELAY_AWAITS

QUEUE_LENGTH = 1_000_000
DELIVERY_LIMIT = 100
NO_LIMIT = 1_000_000_000
"""RabbitMQ 4 drops a message after its twentieth delivery unless a limit is named."""


class BrokerDown(Exception):
    """RabbitMQ cannot be reached or refuses to go on."""


class NotDeclared(BrokerDown):
    """Something that this service needs is not there, and it may only look; the text names it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Durable, like all of ours."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Queue:
    """Durable, like all of ours; what `arguments` say can never be changed."""

    name: str
    arguments: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Binding:
    """From an exchange to a queue, or to another exchange."""

    source: str
    destination: str
    key: str
    to_exchange: bool = False


@dataclass(frozen=True, slots=True)
class Topology:
    """The names that a service uses, and the one table of what it has on the broker.

    `prefix` keeps test runs on one broker apart. Whoever declares goes by the table: a service that declares
    its own, and the charts where operators do (`python -m scripts.charts topology`).
    """

    service: str
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

    def queue(self, number: int) -> str:
        return f"{self.inbox}.{number}"

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The first one is everybody's."""
        return Exchange(self.events, "topic"), Exchange(self.dead, "fanout"), Exchange(self.inbox, "topic")

    def queues(self, number: int) -> Iterator[Queue]:
        """The queue of dead letters, and so many of the inbox."""
        yield Queue(self.dead, {"x-queue-type": "quorum", "x-delivery-limit": NO_LIMIT})
        for each in range(number):
            yield Queue(self.queue(each), self._inbox_arguments())

    def bindings(self, consumed: Iterable[str], queues: int) -> Iterator[Binding]:
        """Inside the inbox first, with 128 partitions; then what lets the types in that are consumed."""
        yield Binding(self.dead, self.dead, "")
        for partition in range(PARTITIONS):
            yield Binding(self.inbox, self.queue(queue_of(partition, queues)), any_type(partition))
        for event_type in consumed:
            yield Binding(self.events, self.inbox, any_partition(event_type), to_exchange=True)

    def declare(self, broker: BrokerAddress) -> None:
        """Declare what the service publishes to. Raises BrokerDown."""
        with _channel(broker) as channel:
            _declare_exchange(channel, self.exchanges[0])

    def declare_inbox(
        self,
        broker: BrokerAddress,
        consumed: Sequence[str],
        queues: int,
        unwanted: Iterable[str] = (),
        *,
        bind: bool = True,
    ) -> None:
        """Declare also the inbox: so many queues, bound to the types consumed, no longer to those unwanted.

        Events are let in when the queues are there: one that finds no way into the inbox comes back to the
        relay, which keeps it. The exchange of dead letters is the last: others see by it that all is there.
        Without `bind` the partitions stay with the queues that they have.

        Raises:
            BrokerDown: nothing was declared, or not all.

        """
        with _channel(broker) as channel:
            inner = [exchange for exchange in self.exchanges if exchange.name != self.dead]
            for exchange in inner:
                _declare_exchange(channel, exchange)
            for queue in self.queues(queues):
                _declare_queue(channel, queue)
            for binding in self.bindings(consumed, queues):
                if binding.source != self.dead and (bind or binding.source != self.inbox):
                    _bind(channel, binding)
            for event_type in unwanted:
                channel.exchange_unbind(self.inbox, self.events, any_partition(event_type))
            _declare_exchange(channel, Exchange(self.dead, "fanout"))
            _bind(channel, Binding(self.dead, self.dead, ""))

    def check(self, broker: BrokerAddress, queues: int) -> None:
        """Look whether all is there; needs no right to configure. Bindings cannot be looked at by a client.

        Raises:
            NotDeclared: the text names what is missing.
            BrokerDown: the broker cannot be asked.

        """
        with _channel(broker) as channel:
            connection = channel.connection
            exchanges = [self.events, *([self.inbox, self.dead] if queues else [])]
            names = [self.queue(number) for number in range(queues)] + ([self.dead] if queues else [])
            missing = [
                *(f"exchange {name}" for name in exchanges if not _is_there(connection, _exchange(name))),
                *(f"queue {name}" for name in names if not _is_there(connection, _queue(name))),
            ]
        if missing:
            raise NotDeclared(f"not on the broker: {', '.join(missing)} (LINLI_DECLARE=passive only looks)")

    def check_consumers(self, broker: BrokerAddress, services: Iterable[str]) -> None:
        """Look whether each of these has an inbox that lets events in; needs no right to configure.

        While one hears a type and another has yet to declare that it does, the broker takes the event for
        routed, and the other never gets it.

        Raises:
            NotDeclared: the text names those that have none.
            BrokerDown: the broker cannot be asked.

        """
        with _channel(broker) as channel:
            dead = {name: Topology(name, self.prefix).dead for name in services}
            missing = [
                name for name, last in dead.items() if not _is_there(channel.connection, _exchange(last))
            ]
        RELAY_AWAITS.set(bool(missing))
        if missing:
            raise NotDeclared(
                f"no inbox on the broker yet: {', '.join(missing)} "
                "(LINLI_ABSENT_SERVICES names those that this installation leaves out)"
            )

    def rebind(self, broker: BrokerAddress, before: Iterable[int], queues: int) -> None:
        """Bind every partition to its queue among so many, and to no other of the numbers of queues before.

        Nothing may be on its way meanwhile. Queues that serve nothing any more are deleted. Again and again
        the same, also after it broke off.

        Raises:
            BrokerDown: some are bound, others not.

        """
        numbers = tuple(before)
        with _channel(broker) as channel:
            for queue in self.queues(queues):
                _declare_queue(channel, queue)
            for partition in range(PARTITIONS):
                key, number = any_type(partition), queue_of(partition, queues)
                channel.queue_bind(self.queue(number), self.inbox, key, nowait=True)
                for old in {queue_of(partition, count) for count in numbers} - {number}:
                    channel.queue_unbind(self.queue(old), self.inbox, key)
            for number in range(queues, max(numbers)):
                channel.queue_delete(self.queue(number))

    def _inbox_arguments(self) -> Mapping[str, Any]:
        return {
            "x-queue-type": "quorum",
            "x-single-active-consumer": True,
            "x-max-length": QUEUE_LENGTH,
            "x-overflow": "reject-publish",
            "x-delivery-limit": DELIVERY_LIMIT,
            "x-dead-letter-exchange": self.dead,
            "x-dead-letter-strategy": "at-least-once",
        }


def _declare_exchange(channel: amqp.Channel, exchange: Exchange) -> None:
    channel.exchange_declare(exchange.name, exchange.kind, durable=True, auto_delete=False)


def _declare_queue(channel: amqp.Channel, queue: Queue) -> None:
    channel.queue_declare(queue.name, durable=True, auto_delete=False, arguments=dict(queue.arguments))


def _bind(channel: amqp.Channel, binding: Binding) -> None:
    """The many into queues without waiting for an answer each: an exchange's answer comes after them."""
    if binding.to_exchange:
        channel.exchange_bind(binding.destination, binding.source, binding.key)
    else:
        channel.queue_bind(binding.destination, binding.source, binding.key, nowait=True)


@contextmanager
def _channel(broker: BrokerAddress) -> Iterator[amqp.Channel]:
    try:
        with broker.kombu() as connection, connection.channel() as channel:
            yield channel
    except (OperationalError, OSError, amqp.AMQPError) as error:
        raise BrokerDown(f"{type(error).__name__}: {error}") from error


def _exchange(name: str) -> Callable[[amqp.Channel], object]:
    return lambda channel: channel.exchange_declare(name, "topic", passive=True)


def _queue(name: str) -> Callable[[amqp.Channel], object]:
    return lambda channel: channel.queue_declare(name, passive=True)


def _is_there(connection: amqp.Connection, ask: Callable[[amqp.Channel], object]) -> bool:
    """Asked on a channel of its own: the broker closes one that names what is not there."""
    with connection.channel() as channel:
        try:
            ask(channel)
        except amqp.NotFound:
            return False
    return True

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the tool asks RabbitMQ: which queues there are, and dead letters, which it borrows and gives back."""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

import pika
from pika.exceptions import AMQPError, ChannelClosedByBroker

from scripts.linlictl.errors import UsageError
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.topology import Topology

NOT_FOUND = 404
CONNECT_SECONDS = 5


@dataclass(frozen=True)
class QueueState:
    """`ready` messages wait for a consumer; those that a consumer holds unacknowledged are not counted."""

    name: str
    ready: int
    consumers: int


class Broker:
    """One connection. A virtual host that is not there counts as unreachable."""

    def __init__(self, address: BrokerAddress) -> None:
        try:
            parameters = address.pika()
            parameters.socket_timeout = parameters.blocked_connection_timeout = CONNECT_SECONDS
            self._where = f"{parameters.host}:{parameters.port}"
            self._connection = pika.BlockingConnection(parameters)
        except (AMQPError, OSError) as error:
            reason = f"{type(error).__name__}: {error}"[:200]
            raise UsageError(f"the broker at {self._where} cannot be reached: {reason}") from None
        except (ValueError, TypeError) as error:
            raise UsageError(f"LINLI_AMQP_URL is no AMQP address: {type(error).__name__}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection.is_open:
            self._connection.close()

    def beat(self) -> None:
        """Keep the connection while something else takes long."""
        self._connection.process_data_events()

    def queue(self, name: str) -> QueueState | None:
        """The queue's state, None if there is no such queue."""
        channel = self._connection.channel()
        try:
            found = channel.queue_declare(name, passive=True).method
        except ChannelClosedByBroker as error:
            if error.reply_code == NOT_FOUND:
                return None
            raise
        channel.close()
        return QueueState(name, found.message_count, found.consumer_count)

    def inbox(self, topology: Topology) -> list[QueueState]:
        """The service's queues, however many were declared."""
        found: list[QueueState] = []
        while state := self.queue(topology.queue(len(found))):
            found.append(state)
        return found

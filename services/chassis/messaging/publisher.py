# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publishes batches with publisher confirms pipelined: one wait a batch, not one a message."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pika
from pika.adapters.select_connection import SelectConnection
from pika.exceptions import AMQPError

from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.envelope import CONTENT_TYPE, Outgoing
from services.chassis.messaging.topology import BrokerDown

CONFIRM_SECONDS = 30.0
CLOSE_SECONDS = 2.0


@dataclass(slots=True)
class _Batch:
    """What the broker has said so far of the messages on the way. Tags count from `first`."""

    first: int
    ids: list[str]
    waiting: set[int]
    refused: set[str] = field(default_factory=set)


class Publisher:
    """One connection and channel. Not for use by more than one thread."""

    def __init__(self, broker: BrokerAddress, exchange: str) -> None:
        self._parameters = broker.pika()
        self._exchange = exchange
        self._connection: Any = None
        self._channel: Any = None
        self._tag = 0
        self._batch: _Batch | None = None
        self._failure = ""

    def publish(self, messages: Sequence[Outgoing]) -> set[str]:
        """Publish and wait for all confirms; the ids that the broker refused or could not route.

        Raises:
            BrokerDown: some messages' fate is unknown; publish them all again.

        """
        self._connect()
        tags = range(self._tag + 1, self._tag + 1 + len(messages))
        batch = self._batch = _Batch(tags.start, [m.id for m in messages], set(tags))
        try:
            for message in messages:
                self._channel.basic_publish(
                    self._exchange,
                    message.routing_key,
                    message.body,
                    pika.BasicProperties(
                        content_type=CONTENT_TYPE,
                        delivery_mode=2,
                        message_id=message.id,
                        type=message.type,
                        headers=message.headers,
                    ),
                    mandatory=message.mandatory,
                )
            self._tag = tags.stop - 1
        except AMQPError as error:
            raise self._down(f"{type(error).__name__}: {error}") from error
        self._run(CONFIRM_SECONDS)
        if batch.waiting:
            raise self._down(self._failure or "no confirm in time")
        return batch.refused

    def idle(self, seconds: float) -> None:
        """Wait while the connection's heartbeats go on."""
        self._connect()
        self._run(seconds)
        if self._failure:
            raise self._down(self._failure)

    def close(self) -> None:
        connection = self._connection
        if connection is None:
            return
        if connection.is_open:
            connection.close()
            self._run(CLOSE_SECONDS)
        connection.ioloop.close()
        self._connection = None

    def _connect(self) -> None:
        if self._connection is not None:
            return
        self._failure = ""
        self._tag = 0
        self._channel = None
        self._batch = None
        self._connection = SelectConnection(
            self._parameters,
            on_open_callback=lambda connection: connection.channel(on_open_callback=self._opened),
            on_open_error_callback=lambda _, error: self._lost(error),
            on_close_callback=lambda _, error: self._lost(error),
        )
        self._run(10)
        if self._channel is None:
            raise self._down(self._failure or "no answer to the connection request")

    def _opened(self, channel: Any) -> None:  # noqa: ANN401 - pika is untyped
        channel.add_on_close_callback(lambda _, error: self._lost(error))
        channel.add_on_return_callback(self._returned)
        channel.confirm_delivery(self._confirmed, callback=lambda _: self._ready(channel))

    def _ready(self, channel: Any) -> None:  # noqa: ANN401
        self._channel = channel
        self._connection.ioloop.stop()

    def _confirmed(self, frame: Any) -> None:  # noqa: ANN401
        batch = self._batch
        if batch is None:
            return
        tag, method = frame.method.delivery_tag, frame.method
        settled = {t for t in batch.waiting if t <= tag} if method.multiple else {tag} & batch.waiting
        if method.NAME == "Basic.Nack":
            batch.refused |= {batch.ids[t - batch.first] for t in settled}
        batch.waiting -= settled
        if not batch.waiting:
            self._connection.ioloop.stop()

    def _returned(self, _channel: Any, _method: Any, properties: Any, _body: bytes) -> None:  # noqa: ANN401
        if self._batch is not None:
            self._batch.refused.add(properties.message_id)

    def _lost(self, error: object) -> None:
        cause = _innermost(error)
        self._failure = f"{type(cause).__name__}: {cause}"
        if self._connection is not None:
            self._connection.ioloop.stop()

    def _run(self, seconds: float) -> None:
        loop = self._connection.ioloop
        alarm = loop.call_later(seconds, loop.stop)
        loop.start()
        loop.remove_timeout(alarm)

    def _down(self, reason: str) -> BrokerDown:
        self.close()
        return BrokerDown(reason)


def _innermost(error: object) -> object:
    """What pika's connection workflow failed of: it says "failed" and nothing else."""
    while inner := getattr(error, "exceptions", ()) or getattr(error, "exception", None):
        error = inner[-1] if isinstance(inner, Sequence) else inner
    return error

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publishes with publisher confirms pipelined: many are on their way, answers come when they come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pika
from pika.adapters.select_connection import SelectConnection
from pika.exceptions import AMQPError

from services.chassis.clock import monotonic
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.envelope import CONTENT_TYPE, Outgoing
from services.chassis.messaging.topology import BrokerDown

CONNECT_SECONDS = 10.0
CONFIRM_SECONDS = 30.0
CLOSE_SECONDS = 2.0


@dataclass(slots=True)
class Answers:
    """The ids of the messages that the broker confirmed, and of those that it refused or could not route."""

    confirmed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.confirmed or self.refused)


class Publisher:
    """One connection and channel. Only `wake` may be called from another thread.

    Heartbeats go on in `answers`: call it again and again.
    """

    def __init__(self, broker: BrokerAddress, exchange: str) -> None:
        self._parameters = broker.pika()
        self._exchange = exchange
        self._connection: Any = None
        self._channel: Any = None
        self._tag = 0
        self._waiting: dict[int, str] = {}
        self._returned_ids: set[str] = set()
        self._answers = Answers()
        self._heard_at = 0.0
        self._failure = ""

    @property
    def in_flight(self) -> int:
        """How many messages have no answer yet."""
        return len(self._waiting)

    def publish(self, messages: Sequence[Outgoing]) -> set[str]:
        """Send these and wait for all answers; the ids that the broker refused or could not route.

        Raises:
            BrokerDown: some messages' fate is unknown; publish them all again.

        """
        self.send(messages)
        refused: set[str] = set()
        while self.in_flight:
            refused.update(self.answers(CONFIRM_SECONDS).refused)
        return refused

    def send(self, messages: Iterable[Outgoing]) -> None:
        """Hand these to the connection; nothing is waited for. Raises BrokerDown."""
        self._connect()
        try:
            for message in messages:
                if not self._waiting:
                    self._heard_at = monotonic()
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
                self._tag += 1
                self._waiting[self._tag] = message.id
        except AMQPError as error:
            raise self._down(f"{type(error).__name__}: {error}") from error

    def answers(self, seconds: float) -> Answers:
        """What the broker answered; if nothing yet, wait for it, for `wake` or for the time to be over.

        Raises:
            BrokerDown: the fate of all that is in flight is unknown.

        """
        self._connect()
        if not self._answers:
            self._run(seconds)
        if self._failure:
            raise self._down(self._failure)
        if self._waiting and monotonic() - self._heard_at > CONFIRM_SECONDS:
            raise self._down("no confirm in time")
        answers, self._answers = self._answers, Answers()
        return answers

    def wake(self) -> None:
        """Let whoever waits for answers go on."""
        connection = self._connection
        if connection is not None:
            connection.ioloop.add_callback_threadsafe(connection.ioloop.stop)

    def close(self) -> None:
        """What is in flight gets no answer any more."""
        connection = self._connection
        if connection is None:
            return
        if connection.is_open:
            connection.close()
            self._run(CLOSE_SECONDS)
        self._connection = None
        connection.ioloop.close()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._tag = 0
        self._waiting = {}
        self._returned_ids = set()
        self._answers = Answers()
        self._failure = ""

    def _connect(self) -> None:
        if self._connection is not None:
            return
        self._channel = None
        self._connection = SelectConnection(
            self._parameters,
            on_open_callback=lambda connection: connection.channel(on_open_callback=self._opened),
            on_open_error_callback=lambda _, error: self._lost(error),
            on_close_callback=lambda _, error: self._lost(error),
        )
        ends = monotonic() + CONNECT_SECONDS
        while self._channel is None and not self._failure and monotonic() < ends:
            self._run(ends - monotonic())
        if self._channel is None:
            raise self._down(self._failure or "no answer to the connection request")

    def _opened(self, channel: Any) -> None:  # noqa: ANN401 - pika is untyped
        channel.add_on_close_callback(lambda _, error: self._lost(error))
        channel.add_on_return_callback(self._returned)
        channel.confirm_delivery(self._answered, callback=lambda _: self._ready(channel))

    def _ready(self, channel: Any) -> None:  # noqa: ANN401
        self._channel = channel
        self._connection.ioloop.stop()

    def _answered(self, frame: Any) -> None:  # noqa: ANN401
        tag, method = frame.method.delivery_tag, frame.method
        for settled in self._settled(tag) if method.multiple else [tag]:
            message_id = self._waiting.pop(settled)
            returned = message_id in self._returned_ids
            self._returned_ids.discard(message_id)
            if returned or method.NAME == "Basic.Nack":
                self._answers.refused.append(message_id)
            else:
                self._answers.confirmed.append(message_id)
        self._heard_at = monotonic()
        self._connection.ioloop.stop()

    def _settled(self, last: int) -> list[int]:
        """The tags up to this one: they were given in order."""
        tags = []
        for tag in self._waiting:
            if tag > last:
                break
            tags.append(tag)
        return tags

    def _returned(self, _channel: Any, _method: Any, properties: Any, _body: bytes) -> None:  # noqa: ANN401
        """The answer follows; it is a confirm all the same."""
        self._returned_ids.add(properties.message_id)

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
        self._begin_anew()
        return BrokerDown(reason)


def _innermost(error: object) -> object:
    """What pika's connection workflow failed of: it says "failed" and nothing else."""
    while inner := getattr(error, "exceptions", ()) or getattr(error, "exception", None):
        error = inner[-1] if isinstance(inner, Sequence) else inner
    return error

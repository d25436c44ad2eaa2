# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a queue delivers, fetched and parsed by a thread of its own while the batch before is committed."""

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition, Thread
from types import TracebackType
from typing import Any, Self

import pika
from pika.exceptions import AMQPError, ConsumerCancelled

POLL_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message as it came; `tag` is what it is acknowledged by."""

    tag: int
    headers: dict[str, Any]
    body: bytes


class Deliveries:
    """One consumer's connection, as a context; heartbeats go on however long a batch takes.

    `ahead` messages are fetched before the first of them is acknowledged. Where a queue has one consumer at a
    time, it is the one with the highest `priority` (RabbitMQ 4; before, the one that came first). Whatever
    fails ends the connection and comes out of the next call as it is; what was fetched by then is again the
    broker's.
    """

    def __init__(self, parameters: pika.URLParameters, queue: str, ahead: int, priority: int = 0) -> None:
        self._queue = queue
        self._arguments = {"x-priority": priority}
        self._connection: Any = pika.BlockingConnection(parameters)
        self._channel = self._connection.channel()
        self._channel.basic_qos(prefetch_count=ahead)
        self._fetched: deque[Delivery] = deque()
        self._news = Condition()
        self._failure: Exception | None = None
        self._ending = False
        self._thread = Thread(target=self._run, name=f"{queue}.deliveries", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What was acknowledged before is still sent."""
        with suppress(AMQPError):
            self._connection.add_callback_threadsafe(self._end)
        self._thread.join()

    def take(self, most: int, seconds: float) -> list[Delivery]:
        """What has come, or nothing if nothing comes in time. Raises AMQPError."""
        with self._news:
            self._news.wait_for(lambda: self._fetched or self._failure, seconds)
            self._check()
            return [self._fetched.popleft() for _ in range(min(most, len(self._fetched)))]

    def ack(self, last: Delivery) -> None:
        """The broker may forget this one and all before. Raises AMQPError."""
        self._on_thread(lambda: self._channel.basic_ack(last.tag, multiple=True))

    def _check(self) -> None:
        if self._failure:
            raise self._failure

    def _on_thread(self, step: Callable[[], None]) -> None:
        self._check()
        self._connection.add_callback_threadsafe(step)

    def _run(self) -> None:
        failure: Exception = ConsumerCancelled()
        try:
            self._fetch()
        except (AMQPError, OSError) as error:
            failure = error
        finally:
            self._fail(failure)
            with suppress(AMQPError, OSError):
                self._hang_up()

    def _hang_up(self) -> None:
        """Close without cancelling the consumer first, which pika does by itself.

        A consumer that is cancelled gives the queue to the next one while what it has fetched is still its
        own: the next one got newer messages first (seen on RabbitMQ 3.10.8 and 4.0.5). Closed at once, what
        was fetched goes back to its place before the next one gets anything.
        """
        self._channel._impl._cancelled.update(self._channel.consumer_tags)  # noqa: SLF001
        self._channel._consumer_infos.clear()  # noqa: SLF001
        self._connection.close()

    def _fetch(self) -> None:
        self._channel.basic_consume(self._queue, self._received, arguments=self._arguments)
        while not self._ending and self._channel.is_open and self._channel.consumer_tags:
            self._connection.process_data_events(POLL_SECONDS)

    def _received(self, _channel: Any, method: Any, properties: Any, body: bytes) -> None:  # noqa: ANN401
        with self._news:
            self._fetched.append(Delivery(method.delivery_tag, properties.headers or {}, body))
            self._news.notify()

    def _fail(self, error: Exception) -> None:
        with self._news:
            self._failure = error
            self._news.notify()

    def _end(self) -> None:
        self._ending = True

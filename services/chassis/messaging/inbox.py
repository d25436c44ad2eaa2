# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the broker to effects, exactly once: a batch's effects and its event ids commit in one transaction.

Then comes one cumulative ack; what is redelivered is known by its id and skipped.

If a batch fails it is halved until what fails stands alone. That event is parked with its lane (its
aggregate) behind it, tried again after growing delays, and at last becomes a dead letter; other lanes go on.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from threading import Event as Flag
from typing import Any

from google.protobuf.message import Message
from opentelemetry.trace import SpanKind
from pika.exceptions import AMQPError

from services.chassis.clock import monotonic, system_now
from services.chassis.contracts import CorruptEvent, UnknownEvent, decode
from services.chassis.events import ReceivedEvent
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.dead import DeadLetters
from services.chassis.messaging.deliveries import Deliveries
from services.chassis.messaging.envelope import BadEnvelope, carrier, unpack
from services.chassis.messaging.partitions import lane
from services.chassis.messaging.reactions import Reactions
from services.chassis.observe import EVENT_DELAY, HANDLED, PARKED_EVENTS, SKIPPED, log, span
from services.chassis.origin import caused_by
from services.chassis.store import Contention, Store, StoreDown, UnitOfWork
from services.chassis.store.exclusive_session import ExclusiveSession
from services.chassis.store.receipts import ParkedEvent, Receipts
from services.chassis.store.store import platform_principal, system_principal
from services.chassis.values import DomainError

BACKOFF_SECONDS = 1.0
POLL_SECONDS = 0.05
RETRY_SECONDS = 0.25
EXPIRE_SECONDS = 3600.0
BATCHES_AHEAD = 3


Pause = Callable[[Exception], None]


def _fail(error: Exception) -> None:
    raise error


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A delivery whose envelope and body were understood."""

    event: ReceivedEvent
    message: Message
    headers: dict[str, Any]
    body: bytes

    @property
    def lane(self) -> str:
        return lane(self.event.tenant, self.event.aggregate)


@dataclass(frozen=True, slots=True)
class Retries:
    """How often a failing event is tried, and how long after the first failure."""

    attempts: int
    first_seconds: float


class Inbox:
    """The consumer of one partition. Not for use by more than one thread."""

    def __init__(
        self,
        broker: BrokerAddress,
        queue: str,
        dead: str,
        store: Store[Any],
        service: str,
        reactions: Reactions,
        batch_size: int,
        retries: Retries,
    ) -> None:
        self._parameters = broker.pika()
        self._queue = queue
        self._dead = DeadLetters(dead)
        self._session = ExclusiveSession(store.database, f"inbox/{queue}")
        self._store = replace(store, exclusive=self._session)
        self._service = service
        self._reactions = reactions
        self._batch_size = batch_size
        self._retries = retries
        self._receipts = Receipts(store.database, queue)
        self._retried = 0.0
        self._expired = monotonic()

    def run(self, stop: Flag) -> None:
        """Consume until told to stop; a failing broker or database is waited for."""
        while not stop.is_set():
            try:
                self._consume(stop)
            except (AMQPError, StoreDown, Contention, OSError) as error:
                self._say_waiting(error)
                stop.wait(BACKOFF_SECONDS)

    def _consume(self, stop: Flag) -> None:
        def pause(error: Exception) -> None:
            if stop.is_set():
                raise error
            self._say_waiting(error)
            stop.wait(BACKOFF_SECONDS)

        with Deliveries(self._parameters, self._queue, self._batch_size * BATCHES_AHEAD) as deliveries:
            taken_over = False
            while not stop.is_set():
                batch = deliveries.take(self._batch_size, POLL_SECONDS)
                if batch:
                    if not taken_over:
                        self._patiently(self._session.take, pause)
                        taken_over = True
                    self.handle([(one.headers, one.body) for one in batch], deliveries, pause)
                    deliveries.ack(batch[-1])
                if monotonic() - self._retried > RETRY_SECONDS:
                    self._retried = monotonic()
                    self._patiently(lambda: self.retry_parked(deliveries), pause)
                if monotonic() - self._expired > EXPIRE_SECONDS:
                    self._expired = monotonic()
                    self._patiently(self._receipts.expire, pause)

    def _say_waiting(self, error: Exception) -> None:
        log().warning("inbox waits", queue=self._queue, error=f"{type(error).__name__}: {error}"[:300])

    def handle(
        self,
        batch: Sequence[tuple[dict[str, Any], bytes]],
        letters: Any,  # noqa: ANN401
        pause: Pause = _fail,
    ) -> None:
        """Give every event of a batch its effect, its place in the waiting line, or its dead letter.

        `pause` is called while the database fails, then the batch is tried again. It is not given back to the
        broker meanwhile: the broker counts its deliveries and gives a message up after too many.
        """
        incoming = [found for headers, body in batch if (found := self._understand(headers, body, letters))]
        if incoming:
            self._patiently(lambda: self._give_effect(incoming), pause)

    def _patiently(self, step: Callable[[], None], pause: Pause) -> None:
        while True:
            try:
                return step()
            except (StoreDown, Contention) as error:
                pause(error)

    def _give_effect(self, incoming: Sequence[_Incoming]) -> None:
        """All in one transaction, trusting that all are new; if that fails, half by half without trust."""
        try:
            self._commit(incoming, trusting=True)
        except (StoreDown, Contention):
            raise
        except Exception:  # noqa: BLE001 - whatever a reaction raised, perhaps at an event that it had already
            self._sort_out(incoming)

    def _sort_out(self, incoming: Sequence[_Incoming]) -> None:
        """Halve what fails until it stands alone, and park that."""
        try:
            self._commit(incoming, trusting=False)
        except (StoreDown, Contention):
            raise
        except Exception as error:  # noqa: BLE001 - whatever a reaction raised, its event is found and waits
            if len(incoming) == 1:
                self._park_alone(incoming[0], error)
                return
            log().warning("batch fails", queue=self._queue, size=len(incoming), error=repr(error)[:300])
            half = len(incoming) // 2
            self._sort_out(incoming[:half])
            self._sort_out(incoming[half:])

    def retry_parked(self, letters: Any) -> None:  # noqa: ANN401
        """Try the first waiting event of each lane whose time has come, and those behind it."""
        progress = True
        while progress:
            due = [head for head in self._receipts.heads() if head.not_before <= system_now()]
            progress = sum(self._retry(head, letters) for head in due) > 0

    def _park_alone(self, one: _Incoming, error: Exception) -> None:
        with caused_by(one.event.origin):
            log().warning("event parked", event_id=one.event.id, type=one.event.type, exc_info=error)

        def park(tx: UnitOfWork) -> None:
            self._receipts.remember(tx.pending, [one.event.id])
            self._park(tx, one, repr(error))

        self._store.transact(platform_principal(self._service), park)

    def _commit(self, incoming: Sequence[_Incoming], *, trusting: bool) -> None:
        """`trusting`: the first try does not look whether the events were seen.

        A receipt that is there already ends that try with a conflict, and the next one looks.
        """
        tries = count()

        def work(tx: UnitOfWork) -> list[_Incoming]:
            looks = next(tries) > 0 or not trusting
            seen = self._receipts.seen([one.event.id for one in incoming], tx.session) if looks else set()
            fresh = list({one.event.id: one for one in incoming if one.event.id not in seen}.values())
            waiting = self._receipts.waiting_lanes(tx.session)
            self._receipts.remember(tx.pending, [one.event.id for one in fresh])
            handled = [one for one in fresh if one.lane not in waiting]
            for one in fresh:
                if one.lane in waiting:
                    self._park(tx, one, "")
                else:
                    self._react(tx, one)
            return handled

        handled = self._store.transact(platform_principal(self._service), work)
        SKIPPED.inc(len(incoming) - len(handled))
        now = system_now()
        for event_type, number in Counter(one.event.type for one in handled).items():
            HANDLED.labels(event_type).inc(number)
        for one in handled:
            EVENT_DELAY.observe(max(0.0, (now - one.event.time).total_seconds()))

    def _react(self, tx: UnitOfWork, one: _Incoming) -> None:
        reaction = self._reactions.get(one.event.type)
        assert reaction is not None, "understood only with a reaction"
        by = system_principal(one.event.tenant, self._service)
        with caused_by(one.event.origin), span(one.event.type, SpanKind.CONSUMER, carrier(one.headers)):
            reaction(tx.as_tenant(one.event.tenant, by, one.event), one.message)

    def _park(self, tx: UnitOfWork, one: _Incoming, error: str) -> None:
        self._receipts.park(tx.pending, one.event.id, one.lane, one.headers, one.body, error)
        PARKED_EVENTS.inc()

    def _retry(self, parked: ParkedEvent, letters: Any) -> bool:  # noqa: ANN401
        """Whether the lane went on: by an effect or by giving up."""
        event = unpack(parked.headers)
        one = _Incoming(event, decode(event.type, parked.body), parked.headers, parked.body)

        def work(tx: UnitOfWork) -> None:
            if self._receipts.still_parked(parked, tx.session):
                self._react(tx, one)
                self._receipts.release(tx.pending, parked)

        def give_up(tx: UnitOfWork) -> None:
            if self._receipts.still_parked(parked, tx.session):
                self._receipts.give_up(tx.pending, parked)

        try:
            self._store.transact(platform_principal(self._service), work)
        except (StoreDown, Contention):
            raise
        except Exception as error:  # noqa: BLE001 - it waits longer, or is given up with its reason
            if parked.attempts + 1 < self._retries.attempts:
                self._receipts.postpone(parked, repr(error), self._retries.first_seconds)
                return False
            reason = "refused" if isinstance(error, DomainError) else "handler_failed"
            self._dead.send(letters, parked.headers, parked.body, reason, repr(error))
            self._store.transact(platform_principal(self._service), give_up)
        else:
            HANDLED.labels(event.type).inc()
        return True

    def _understand(self, headers: dict[str, Any], body: bytes, letters: Any) -> _Incoming | None:  # noqa: ANN401
        try:
            event = unpack(headers)
            if self._reactions.get(event.type) is not None:
                return _Incoming(event, decode(event.type, body), headers, body)
            self._dead.send(letters, headers, body, "unknown_type", event.type)
        except BadEnvelope as error:
            self._dead.send(letters, headers, body, "bad_envelope", str(error))
        except UnknownEvent as error:
            self._dead.send(letters, headers, body, "unknown_type", str(error))
        except CorruptEvent as error:
            self._dead.send(letters, headers, body, "corrupt_body", str(error))
        return None

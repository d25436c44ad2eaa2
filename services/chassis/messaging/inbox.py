# SPDX-License-Identifier: AGPL-3.0-or-later
"""The inbox: takes events in batches; a batch's effects and its lanes' positions commit in one transaction.

Then comes one cumulative ack; what is redelivered is known by its lane's position and skipped, and so is what
comes too late to be in order.

If a batch fails it is halved until what fails stands alone. That event is parked with its lane (its
aggregate) behind it, tried again after growing delays, and at last becomes a dead letter; other lanes go on.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Event as Flag
from typing import Any

from pika.exceptions import AMQPError

from services.chassis.clock import system_now
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.consumer import Consumer
from services.chassis.messaging.dead import count_dead
from services.chassis.messaging.deliveries import Deliveries
from services.chassis.messaging.incoming import Incoming, understand
from services.chassis.messaging.reactions import Reactions
from services.chassis.messaging.topology import Topology
from services.chassis.messaging.waiting import Retries, WaitingLanes
from services.chassis.observe import PARKED_EVENTS, SKIPPED, log
from services.chassis.origin import caused_by
from services.chassis.store import Contention, Store, StoreDown, UnitOfWork
from services.chassis.store.dead_letters import DeadLetter
from services.chassis.store.positions import Position, Verdict

BACKOFF_SECONDS = 1.0
POLL_SECONDS = 1.0
BATCHES_AHEAD = 3
KNOWN_LANES = 50_000

Pause = Callable[[Exception], None]
Found = Incoming | DeadLetter


def _fail(error: Exception) -> None:
    raise error


@dataclass(slots=True)
class _Batch:
    """What one transaction did with a batch. `skipped`: why and how many; `unwanted`: of unknown types."""

    positions: dict[str, Position]
    handled: list[Incoming] = field(default_factory=list)
    parked: list[str] = field(default_factory=list)
    dead: list[DeadLetter] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    unwanted: dict[str, bool] = field(default_factory=dict)


class Inbox:
    """The consumer of one queue. Not for use by more than one thread."""

    def __init__(
        self,
        broker: BrokerAddress,
        topology: Topology,
        number: int,
        store: Store[Any],
        reactions: Reactions,
        batch_size: int,
        retries: Retries,
        priority: int = 0,
    ) -> None:
        self._parameters = broker.pika()
        self._queue = topology.queue(number)
        self._batch_size = batch_size
        self._priority = priority
        self._consumer = Consumer(store, topology.service, reactions, self._queue, number)
        self._waiting = WaitingLanes(self._consumer, retries)
        self._known: dict[str, Position] = {}
        self._begun = False

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

        ahead = self._batch_size * BATCHES_AHEAD
        with Deliveries(self._parameters, self._queue, ahead, self._priority) as deliveries:
            self._begun = False
            while not stop.is_set():
                batch = deliveries.take(self._batch_size, min(POLL_SECONDS, self._waiting.seconds_left()))
                if batch:
                    self.handle([(one.headers, one.body) for one in batch], pause)
                    deliveries.ack(batch[-1])
                if not self._waiting.seconds_left():
                    self._patiently(self._waiting.look, pause)

    def _begin(self) -> None:
        """Others may have been the consumer: end what they left open, forget what was known of lanes."""
        if not self._begun:
            self._known.clear()
            self._consumer.session.take()
            self._begun = True

    def _say_waiting(self, error: Exception) -> None:
        log().warning("inbox waits", queue=self._queue, error=f"{type(error).__name__}: {error}"[:300])

    def retry_parked(self) -> None:
        """Try the first waiting event of lanes whose time has come, and those behind it."""
        self._waiting.look()

    def handle(self, batch: Sequence[tuple[Mapping[str, Any], bytes]], pause: Pause = _fail) -> None:
        """Give every event of a batch its effect, its place in the waiting line, or its dead letter.

        `pause` is called while the database fails, then the batch is tried again. It is not given back to the
        broker meanwhile: the broker counts its deliveries and gives a message up after too many.
        """
        found = [understand(headers, body, self._consumer.reactions) for headers, body in batch]
        if found:
            self._patiently(lambda: self._give_effect(found), pause)

    def _patiently(self, step: Callable[[], None], pause: Pause) -> None:
        while True:
            try:
                return step()
            except (StoreDown, Contention) as error:
                self._begun = False
                pause(error)

    def _give_effect(self, batch: Sequence[Found]) -> None:
        """All in one transaction; if that fails, by halves until what fails stands alone, and is parked."""
        self._begin()
        try:
            self._commit(batch)
        except (StoreDown, Contention):
            raise
        except Exception as error:  # noqa: BLE001 - whatever a reaction raised, its event is found and waits
            if len(batch) == 1:
                self._park(batch[0], error)
                return
            log().warning("batch fails", queue=self._queue, size=len(batch), error=repr(error)[:300])
            half = len(batch) // 2
            self._give_effect(batch[:half])
            self._give_effect(batch[half:])

    def _commit(self, batch: Sequence[Found], failure: str = "") -> None:
        """`failure`: of a single event that is to be parked with it."""
        self._presume_new(batch)
        done = self._consumer.transact(lambda tx: self._work(tx, batch, failure))
        if len(self._known) > KNOWN_LANES:
            self._known.clear()
        self._known.update((lane, place) for lane, place in done.positions.items() if not place.waiting)
        self._count(done)

    def _park(self, one: Found, error: Exception) -> None:
        if isinstance(one, DeadLetter):
            raise error
        with caused_by(one.event.origin):
            log().warning("event parked", event_id=one.event.id, type=one.event.type, exc_info=error)
        self._commit([one], repr(error))

    def _presume_new(self, batch: Sequence[Found]) -> None:
        """An aggregate's first event most likely begins its lane: then there is no position to be read."""
        for one in batch:
            if isinstance(one, Incoming) and one.event.sequence == 1 and not one.run:
                self._known.setdefault(one.lane, Position(one.lane, one.event.tenant))

    def _work(self, tx: UnitOfWork, batch: Sequence[Found], failure: str) -> _Batch:
        before = self._positions(tx, batch)
        done = _Batch(dict(before))
        for one in batch:
            if isinstance(one, DeadLetter):
                self._consumer.dead.add(tx.pending, one)
                done.dead.append(one)
            else:
                done.positions[one.lane] = self._take(tx, one, done.positions[one.lane], done, failure)
        for lane, position in done.positions.items():
            if position is not before[lane]:
                done.positions[lane] = self._consumer.positions.save(tx.pending, position)
        return done

    def _positions(self, tx: UnitOfWork, batch: Sequence[Found]) -> dict[str, Position]:
        """Of the batch's lanes. What is known is used once: if it was wrong the next try reads all."""
        lanes = {one.lane: one.event.tenant for one in batch if isinstance(one, Incoming)}
        known = {lane: self._known.pop(lane) for lane in lanes if lane in self._known}
        unknown = [pair for pair in lanes.items() if pair[0] not in known]
        return known | self._consumer.positions.load(unknown, tx.session)

    def _take(
        self, tx: UnitOfWork, one: Incoming, position: Position, done: _Batch, failure: str
    ) -> Position:
        verdict = position.judge(one.event.sequence, one.run)
        if verdict is not Verdict.NEW:
            done.skipped[verdict.name.lower()] += 1
            return position
        position = position.take(one.event.sequence, one.run)
        if position.waiting or one.awaits or failure:
            if one.awaits and self._unwanted(one.awaits, done):
                done.skipped["unwanted"] += 1
                return position
            self._consumer.parked.add(tx.pending, one.parked(failure))
            done.parked.append("failed" if failure else "unknown_type" if one.awaits else "behind")
            return position.park(system_now(), one.awaits)
        self._consumer.react(tx, one)
        done.handled.append(one)
        return position

    def _unwanted(self, event_type: str, done: _Batch) -> bool:
        """Asked once a batch: a release that wants it may have come by the next one."""
        if event_type not in done.unwanted:
            done.unwanted[event_type] = self._consumer.unwanted(event_type)
        return done.unwanted[event_type]

    def _count(self, done: _Batch) -> None:
        for why, number in done.skipped.items():
            SKIPPED.labels(why).inc(number)
        for why in done.parked:
            PARKED_EVENTS.labels(why).inc()
        if done.parked:
            self._waiting.hurry()
        if done.skipped["overtaken"]:
            log().error("events came out of order", queue=self._queue, events=done.skipped["overtaken"])
        self._consumer.count_handled(done.handled)
        if done.handled:
            first = done.handled[0].event
            log().info("events handled", queue=self._queue, events=len(done.handled), first=first.id)
        count_dead(done.dead)

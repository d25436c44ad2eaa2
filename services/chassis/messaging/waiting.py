# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lanes that wait: the first event of each is tried again until it has its effect or is given up.

Tenants take turns, and each of their lanes is found on an index, however much waits beside or behind it.
An event of a type that only a newer release knows is not tried, and no failure is counted: it waits for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from services.chassis.clock import monotonic, system_now
from services.chassis.messaging.consumer import Consumer
from services.chassis.messaging.dead import count_dead
from services.chassis.messaging.incoming import Incoming, understand
from services.chassis.observe import WAITING_LANES, log
from services.chassis.store import Contention, StoreDown, UnitOfWork
from services.chassis.store.dead_letters import DeadLetter, dead_letter
from services.chassis.store.parked import ParkedEvent
from services.chassis.store.positions import Lane, Position
from services.chassis.values import DomainError

LONGEST_DELAY_SECONDS = 60.0
LOOK_SECONDS = 5.0
COUNT_SECONDS = 15.0
COUNTED_LANES = 10_000
STEP = 20
"""So many events behind the first one are handled in one transaction."""


@dataclass(frozen=True, slots=True)
class Retries:
    """How often a failing event is tried, and how long after the first failure."""

    attempts: int
    first_seconds: float

    def delay(self, failures: int) -> timedelta:
        """Twice as long after each failure, a minute at most."""
        return timedelta(seconds=min(self.first_seconds * 2 ** max(failures - 2, 0), LONGEST_DELAY_SECONDS))


@dataclass(slots=True)
class _Step:
    """What one transaction did with the first events of a lane."""

    handled: list[Incoming] = field(default_factory=list)
    dead: list[DeadLetter] = field(default_factory=list)
    left: int = 0


class WaitingLanes:
    """The waiting lanes of one queue."""

    def __init__(self, consumer: Consumer, retries: Retries) -> None:
        self._consumer = consumer
        self._retries = retries
        self._after = ""
        self._next_look = 0.0
        self._next_count = 0.0

    def seconds_left(self) -> float:
        """After how long it is time to look."""
        return max(0.0, self._next_look - monotonic())

    def hurry(self) -> None:
        """Something was parked: look as soon as there is time."""
        self._next_look = 0.0

    def look(self) -> None:
        """Try what is due, a few lanes of each tenant; also those that awaited what this release knows."""
        freed = self._consumer.positions.know(self._consumer.reactions.types)
        if freed:
            log().info("lanes go on that waited for this release", queue=self._consumer.queue, lanes=freed)
        now = system_now()
        due, self._after, soonest = self._consumer.positions.due(now, self._after)
        for lane in due:
            self._retry(lane)
        left = 0.0 if due or self._after else min(LOOK_SECONDS, (soonest - now).total_seconds())
        self._next_look = monotonic() + left
        if monotonic() >= self._next_count:
            self._count()

    def _count(self) -> None:
        self._next_count = monotonic() + COUNT_SECONDS
        waiting, awaiting = self._consumer.positions.counts(COUNTED_LANES)
        WAITING_LANES.labels(self._consumer.queue, "unknown_type").set(awaiting)
        WAITING_LANES.labels(self._consumer.queue, "failed").set(waiting - awaiting)

    def _retry(self, lane: Lane) -> None:
        """The first event alone, so that its failure is known to be its own; then some behind it."""
        heads = self._first(lane)
        try:
            step = self._advance(lane, heads, 1)
        except (StoreDown, Contention):
            raise
        except Exception as error:  # noqa: BLE001 - it waits longer, or is given up with its reason
            self._fail(lane, heads[0], error)
            return
        if step.left:
            self._go_on(lane)

    def _go_on(self, lane: Lane) -> None:
        heads = self._first(lane)
        try:
            self._advance(lane, heads, STEP)
        except (StoreDown, Contention):
            raise
        except Exception as error:  # noqa: BLE001 - one of them failed: each is tried alone, the next time
            log().info("lane stops", lane=lane[0], error=repr(error)[:300])

    def _first(self, lane: Lane) -> list[ParkedEvent]:
        name, tenant = lane
        return self._consumer.parked.first(tenant, name, 1, None)

    def _advance(self, lane: Lane, heads: Sequence[ParkedEvent], count: int) -> _Step:
        """Handle at most `count` events of the lane, if `heads` begin it still: others may be faster."""
        step = self._consumer.transact(lambda tx: self._handle(tx, lane, heads, count))
        self._consumer.count_handled(step.handled)
        count_dead(step.dead)
        return step

    def _handle(self, tx: UnitOfWork, lane: Lane, heads: Sequence[ParkedEvent], count: int) -> _Step:
        step, current, waiting = _Step(), *self._read(tx, lane, count + 1)
        if [one.key for one in waiting[:1]] != [one.key for one in heads]:
            return step
        done = 0
        for parked in waiting[:count]:
            found = understand(parked.headers, parked.body, self._consumer.reactions)
            if isinstance(found, DeadLetter):
                self._consumer.dead.add(tx.pending, found)
                step.dead.append(found)
            elif not found.awaits:
                self._consumer.react(tx, found)
                step.handled.append(found)
            elif not self._consumer.unwanted(found.awaits):
                break
            self._consumer.parked.remove(tx.pending, parked)
            done += 1
        self._save(tx, current, waiting[done:], current.waiting - done, system_now())
        step.left = current.waiting - done if done else 0
        return step

    def _fail(self, lane: Lane, failed: ParkedEvent, error: Exception) -> None:
        """Count a failure; after the last one the event is given up."""
        failures, reason = (
            failed.attempts + 1,
            "refused" if isinstance(error, DomainError) else "handler_failed",
        )
        letter = dead_letter(failed.event_id, failed.headers, failed.body, reason, repr(error))
        last = failures >= self._retries.attempts

        def count(tx: UnitOfWork) -> bool:
            current, waiting = self._read(tx, lane, 2)
            if not waiting or waiting[0].key != failed.key:
                return False
            if last:
                self._consumer.dead.add(tx.pending, letter)
                self._consumer.parked.remove(tx.pending, failed)
                self._save(tx, current, waiting[1:], current.waiting - 1, system_now())
            else:
                again = replace(failed, attempts=failures, error=letter.error)
                self._consumer.parked.change(tx.pending, again)
                try_at = system_now() + self._retries.delay(failures)
                self._save(tx, current, waiting, current.waiting, try_at)
            return last

        if self._consumer.transact(count):
            count_dead([letter])

    def _read(self, tx: UnitOfWork, lane: Lane, count: int) -> tuple[Position, list[ParkedEvent]]:
        """The lane as this transaction sees it."""
        name, tenant = lane
        current = self._consumer.positions.load([lane], tx.session)[name]
        return current, self._consumer.parked.first(tenant, name, count, tx.session)

    def _save(
        self, tx: UnitOfWork, current: Position, rest: Sequence[ParkedEvent], left: int, try_at: datetime
    ) -> None:
        unknown = rest[0].type if rest and self._consumer.reactions.get(rest[0].type) is None else ""
        awaits = "" if unknown and self._consumer.unwanted(unknown) else unknown
        self._consumer.positions.save(tx.pending, current.head(left if rest else 0, try_at, awaits))

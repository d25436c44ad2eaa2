# SPDX-License-Identifier: AGPL-3.0-or-later
"""Durable timers: what happens when time passes, once, late if the system was down, never lost."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from threading import Event as Flag
from typing import Any

from opentelemetry.trace import SpanKind

from services.chassis.clock import monotonic, system_now
from services.chassis.leased_job import LeasedJob
from services.chassis.observe import (
    TIMERS_FAILED,
    TIMERS_FIRED,
    TIMERS_LATE,
    TIMERS_WAITING,
    district_label,
    log,
    span,
)
from services.chassis.origin import caused_by
from services.chassis.store import Contention, Store, StoreDown, UnitOfWork
from services.chassis.store.commit_news import CommitNews
from services.chassis.store.exclusive_session import ExclusiveSession
from services.chassis.store.leases import Lease
from services.chassis.store.store import system_principal
from services.chassis.store.timers import DueTimer, TimerQueue
from services.chassis.values import DomainError

LOOK_SECONDS = 1.0
LONGEST_SLEEP_SECONDS = 10.0
COUNT_SECONDS = 15.0
SIMULATED_LOOK_SECONDS = 0.25
"""A simulated clock is set from outside and nothing tells when it strikes: it is read so often. What is due
is looked for when it was set, and every second."""

Reaction = Callable[[Any, str, dict[str, Any]], None]
GivenUp = Callable[[Any, str, str], None]
AtStart = Callable[[Store[Any]], None]


class Timers:
    """A service's timer kinds."""

    def __init__(self) -> None:
        self._by_kind: dict[str, Reaction] = {}
        self._given_up: dict[str, GivenUp] = {}
        self._at_start: list[AtStart] = []
        self.counted: list[str] = []

    def on(
        self, kind: str, *, given_up: GivenUp | None = None, counted: bool = False
    ) -> Callable[[Reaction], Reaction]:
        """Register `function(tx, aggregate_id, data)` for a kind; those `counted` are shown by district.

        With `given_up(tx, aggregate_id, error)` a refusal is final at once, and so is the last failure: that
        runs and the timer is gone. Without it the timer stays, marked as failed, for an operator.
        """

        def register(function: Reaction) -> Reaction:
            if kind in self._by_kind:
                raise ValueError(f"timer {kind} has a reaction already")
            self._by_kind[kind] = function
            if given_up:
                self._given_up[kind] = given_up
            if counted:
                self.counted.append(kind)
            return function

        return register

    def at_start(self, function: AtStart) -> None:
        """Register what is done before a process fires its first timer; it may be done again at any time."""
        self._at_start.append(function)

    def start(self, store: Store[Any]) -> None:
        for function in self._at_start:
            function(store)

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(sorted(self._by_kind))

    def given_up(self, kind: str) -> GivenUp | None:
        return self._given_up.get(kind)

    def fire(self, tx: UnitOfWork, timer: DueTimer) -> None:
        self._by_kind[timer.kind](tx, timer.aggregate_id, timer.data)


class TimerRunner:
    """Fires due timers in batches, each batch and its removal in one transaction.

    It sleeps until the next is due; a commit of this process that sets an earlier one wakes it, another
    process's is seen within a second: after news of a commit, or by looking while this process gets none.
    """

    def __init__(
        self,
        store: Store[Any],
        service: str,
        timers: Timers,
        lease: Lease,
        batch_size: int,
        attempts: int,
        news: CommitNews | None = None,
    ) -> None:
        session = ExclusiveSession(store.database, "timers")
        self._job = LeasedJob(lease, session)
        self._store = replace(store, exclusive=session)
        self._service = service
        self._timers = timers
        self._queue = TimerQueue(store.database, batch_size, attempts)
        self._news = news or CommitNews()
        self._started = False
        self._is_simulated = store.clock is not system_now
        self._look_at = 0.0
        self._looked_by: datetime | None = None
        self._looked_at = 0.0
        self._count_at = 0.0
        self._counted: set[tuple[str, str]] = set()

    def run(self, stop: Flag) -> None:
        """Fire until told to stop; a failing database is waited for."""
        self._job.run(self._turn, stop, interrupted=partial(self._show, {}))

    def _turn(self) -> None:
        if not self._started:
            self._timers.start(self._store)
            self._started = True
        near = self._store.timer_is_near
        if near.is_set() or self._news.take() or monotonic() >= self._look_at or self._clock_was_set():
            near.clear()
            self.step()
        if self._timers.counted and monotonic() >= self._count_at:
            self._count_at = monotonic() + COUNT_SECONDS
            self.count()
        if (left := self._look_at - monotonic()) > 0:
            near.wait(min(left, SIMULATED_LOOK_SECONDS if self._is_simulated else LOOK_SECONDS))

    def count(self) -> None:
        """Show how much is under way in each district."""
        counts: Counter[tuple[str, str]] = Counter()
        for tenant, kind, count in self._queue.waiting(self._timers.counted):
            counts[district_label(tenant), kind] += count
        self._show(counts)

    def _show(self, counts: Mapping[tuple[str, str], int]) -> None:
        """One worker at a time: what this one showed and is no more, or is another's to show, goes."""
        for gone in self._counted - counts.keys():
            TIMERS_WAITING.remove(*gone)
        for labels, count in counts.items():
            TIMERS_WAITING.labels(*labels).set(count)
        self._counted = set(counts)

    def _clock_was_set(self) -> bool:
        """Whether a simulated clock since the last look neither stood still nor went as the system's."""
        if not self._is_simulated or self._looked_by is None:
            return False
        moved = (self._store.clock() - self._looked_by).total_seconds()
        return moved != 0 and abs(moved - (monotonic() - self._looked_at)) > LOOK_SECONDS

    def step(self) -> int:
        """Fire one batch of what is due; how many that were."""
        now = self._store.clock()
        self._looked_by, self._looked_at = now, monotonic()
        look = self._queue.look(now)
        sleep = LOOK_SECONDS if self._is_simulated else LONGEST_SLEEP_SECONDS
        TIMERS_LATE.set(max(0.0, (now - look.due[0].due_at).total_seconds()) if look.due else 0.0)
        if look.due:
            sleep = 0.0
            self._fire_all(look.due)
        elif look.next_at:
            sleep = min(sleep, (look.next_at - now).total_seconds())
        self._look_at = monotonic() + sleep
        return len(look.due)

    def _fire_all(self, due: Sequence[DueTimer]) -> None:
        try:
            self._fire(due)
        except (StoreDown, Contention):
            raise
        except Exception as error:  # noqa: BLE001 - whatever a command raised, its timer is found one by one
            log().warning("timer batch fails", size=len(due), error=repr(error)[:300])
            for timer in due:
                with caused_by(timer.origin):
                    self._fire_alone(timer)

    def _fire_alone(self, timer: DueTimer) -> None:
        try:
            self._fire([timer])
        except (StoreDown, Contention):
            raise
        except Exception as error:  # noqa: BLE001 - it is tried again later and stays visible
            TIMERS_FAILED.labels(timer.kind).inc()
            log().error("timer failed", kind=timer.kind, aggregate_id=timer.aggregate_id, exc_info=error)
            given_up = self._timers.given_up(timer.kind)
            if given_up and (isinstance(error, DomainError) or self._queue.is_last_try(timer)):
                self._give_up(timer, given_up, error)
            else:
                self._queue.postpone(timer, self._store.clock(), repr(error))

    def _give_up(self, timer: DueTimer, given_up: GivenUp, error: Exception) -> None:
        problem = error.code if isinstance(error, DomainError) else repr(error)

        def work(tx: UnitOfWork) -> None:
            if self._queue.still_due(timer, tx.session):
                self._queue.remove(timer, tx.pending)
                by = system_principal(timer.tenant, f"{self._service}.timer")
                given_up(tx.as_tenant(timer.tenant, by), timer.aggregate_id, problem)

        self._store.transact_as_platform(self._service, work)

    def _fire(self, due: Sequence[DueTimer]) -> None:
        def work(tx: UnitOfWork) -> list[DueTimer]:
            present = [timer for timer in due if self._queue.still_due(timer, tx.session)]
            for timer in present:
                self._queue.remove(timer, tx.pending)
            for timer in present:
                by = system_principal(timer.tenant, f"{self._service}.timer")
                with caused_by(timer.origin), span(timer.kind, SpanKind.INTERNAL):
                    self._timers.fire(tx.as_tenant(timer.tenant, by), timer)
            return present

        fired = Counter(timer.kind for timer in self._store.transact_as_platform(self._service, work))
        for kind, count in fired.items():
            TIMERS_FIRED.labels(kind).inc(count)
        if fired:
            log().info("timers fired", kinds=dict(fired))

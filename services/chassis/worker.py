# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service's worker process: relay, inboxes, dead letters and timers, each a thread; one dies, all stop.

Run as `python -m services.chassis.worker services.dispatch.app`.
"""

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from threading import Event as Flag
from threading import Thread
from typing import Any

from services.chassis import audit, health
from services.chassis.clock import monotonic
from services.chassis.contracts import consumed_by, consumers_of
from services.chassis.ids import new_id
from services.chassis.leased_job import LeasedJob
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.dead import Undertaker
from services.chassis.messaging.inbox import Inbox
from services.chassis.messaging.inboxes import Inboxes, subscribe
from services.chassis.messaging.partitions import priority
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.reactions import Reactions
from services.chassis.messaging.relay import Amounts, Relay
from services.chassis.messaging.topology import BrokerDown, Topology
from services.chassis.messaging.waiting import Retries
from services.chassis.observe import configure, log
from services.chassis.settings import Settings, SettingsError
from services.chassis.status import serve_status
from services.chassis.store import Contention, Store, StoreDown
from services.chassis.store.commit_news import CommitNews
from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner, Timers

WAIT_SECONDS = 1.0
UNUSABLE = 2
Job = Callable[[Flag], None]


@dataclass(slots=True)
class Worker:
    """The jobs of one process. `amounts`: of which events what they say of an amount is summed.

    `late` says of a district how much is late there.

    `leased` are steps of a service's own that one process at a time does, by a lease of their name.
    """

    settings: Settings
    service: str
    store: Store[Any]
    reactions: Reactions
    timers: Timers
    stop: Flag = field(default_factory=Flag)
    failed: bool = False
    threads: list[Thread] = field(default_factory=list)
    amounts: Amounts = field(default_factory=dict)
    leased: dict[str, Callable[[], None]] = field(default_factory=dict)
    late: health.Late = health.nothing_late

    def run(self) -> int:
        """Work until SIGTERM or SIGINT; the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stop.set())
        if self.settings.metrics_port:
            serve_status(self.settings.http_host, self.settings.metrics_port, self.alive)
        self.work()
        return 1 if self.failed else 0

    def work(self) -> None:
        """Run all jobs until `stop` is set or one of them fails."""
        configure(self.service, self.settings)
        while not (self.stop.is_set() or self.store.prepare(WAIT_SECONDS)):
            log().warning("worker waits for the database")
        topology = Topology(self.service, self.settings.queue_prefix)
        self._check_reactions()
        self._declare(topology)
        jobs = self._jobs(topology)
        self.threads += [Thread(target=self._guarded, args=(name, job), name=name) for name, job in jobs]
        log().info("worker starts", jobs=[thread.name for thread in self.threads])
        for thread in self.threads:
            thread.start()
        self.stop.wait()
        ends = monotonic() + self.settings.drain_seconds + 5
        for thread in self.threads:
            thread.join(max(0.0, ends - monotonic()))
        log().info("worker stops")

    def alive(self) -> dict[str, bool]:
        """Each job's name and whether it runs; empty until the broker has been reached."""
        return {thread.name: thread.is_alive() for thread in self.threads}

    def _check_reactions(self) -> None:
        undeclared = set(self.reactions.types) ^ set(consumed_by(self.service))
        if undeclared:
            raise ValueError(f"proto/events.yaml and the reactions differ: {sorted(undeclared)}")

    def _declare(self, topology: Topology) -> None:
        """A broker that cannot be reached, or lacks what this service may not declare, is waited for."""
        while not self.stop.is_set():
            try:
                if self.reactions.types:
                    subscribe(self.settings, topology, self.store.database, self.reactions.types)
                elif self.settings.declare == "passive":
                    topology.check(BrokerAddress.of(self.settings), 0)
                else:
                    topology.declare(BrokerAddress.of(self.settings))
            except (BrokerDown, Contention, StoreDown) as error:
                awaited = "broker" if isinstance(error, BrokerDown) else "database"
                log().warning(f"worker waits for the {awaited}", error=str(error)[:1000])
                self.stop.wait(WAIT_SECONDS)
            else:
                return

    def _jobs(self, topology: Topology) -> list[tuple[str, Job]]:
        broker = BrokerAddress.of(self.settings)
        database, owner, size = self.store.database, new_id(), self.settings.batch_size
        retries = Retries(self.settings.retry_attempts, self.settings.retry_first_seconds)
        news = CommitNews()
        awaited = [name for name in consumers_of(self.service) if name not in self.settings.absent]
        ready = partial(topology.check_consumers, broker, awaited)
        publisher = Publisher(broker, topology.events)
        relay = Relay(database, publisher, size, news, ready, self.amounts)
        relaying = LeasedJob(Lease(database, "relay", owner))
        timer_lease, attempts = Lease(database, "timers", owner), self.settings.retry_attempts
        timers = TimerRunner(self.store, self.service, self.timers, timer_lease, size, attempts, news)
        jobs: list[tuple[str, Job]] = [
            ("relay", partial(relaying.run, relay.step, interrupted=relay.interrupt, ending=relay.drain)),
            ("timers", timers.run),
        ]
        if self.reactions.types:

            def make(number: int) -> Inbox:
                wanted = priority(owner, topology.queue(number))
                return Inbox(broker, topology, number, self.store, self.reactions, size, retries, wanted)

            jobs.append(("inbox", Inboxes(database, make).run))
            jobs.append(("dead_letters", Undertaker(broker, topology.dead, database).run))
        sealing = LeasedJob(Lease(database, "audit", owner, audit.LEASE_SECONDS))
        jobs.append(("audit", partial(sealing.run, partial(audit.step, self.store, self.stop))))
        looking = LeasedJob(Lease(database, "health", owner, health.LEASE_SECONDS))
        look = partial(health.Looking(self.store, self.late).step, self.stop)
        jobs.append(("health", partial(looking.run, look)))
        jobs += [
            (name, partial(LeasedJob(Lease(database, name, owner)).run, step))
            for name, step in self.leased.items()
        ]
        return jobs

    def _guarded(self, name: str, job: Job) -> None:
        try:
            job(self.stop)
        except Exception as error:  # noqa: BLE001 - a dead job must not leave a process that looks alive
            log().error("job died", job=name, exc_info=error)
            self.failed = True
        finally:
            self.stop.set()


def main() -> int:
    try:
        worker: Worker = import_module(sys.argv[1]).create_worker()
        return worker.run()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE


if __name__ == "__main__":
    sys.exit(main())

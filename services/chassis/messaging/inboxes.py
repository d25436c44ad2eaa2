# SPDX-License-Identifier: AGPL-3.0-or-later
"""A worker's inboxes: one for each queue that is on record, more or fewer when their number is changed."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event as Flag

from services.chassis.clock import system_now
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.inbox import Inbox
from services.chassis.messaging.partitions import PARTITIONS
from services.chassis.messaging.topology import Topology
from services.chassis.observe import log
from services.chassis.settings import Settings
from services.chassis.store import Database, StoreDown
from services.chassis.store.subscription import Subscription

WATCH_SECONDS = 2.0


def subscribe(settings: Settings, topology: Topology, database: Database, types: tuple[str, ...]) -> None:
    """Put on record what this release consumes, then declare it (or look whether it is declared).

    What an older release consumed, and neither this one nor a newer one does, is unbound.

    Raises:
        BrokerDown: not all was declared.
        NotDeclared: this service may only look, and the text names what is missing.

    """
    record = Subscription(database).join(types, settings.inbox_queues)
    broker, queues = BrokerAddress.of(settings), record.consumed_queues
    if settings.declare == "passive":
        topology.check(broker, queues)
    else:
        topology.declare_inbox(broker, types, queues, record.dropped(types), bind=not record.target)


class Inboxes:
    """Runs the inboxes, each on a thread of its own, and watches the record of their number."""

    def __init__(self, database: Database, make: Callable[[int], Inbox]) -> None:
        self._subscription = Subscription(database)
        self._make = make
        self._running: list[tuple[Flag, Future[None]]] = []
        self._threads = ThreadPoolExecutor(PARTITIONS, thread_name_prefix="inbox")

    def run(self, stop: Flag) -> None:
        """Consume until told to stop. Raises what ended an inbox."""
        try:
            while not stop.is_set():
                self._adjust(self._wanted())
                stop.wait(WATCH_SECONDS)
        finally:
            self._adjust(0)
            self._threads.shutdown()

    def _wanted(self) -> int:
        """The number on record; the same as now while the database cannot be asked."""
        try:
            record = self._subscription.read()
        except StoreDown as error:
            log().warning("inboxes cannot read their number", error=str(error)[:300])
            return len(self._running)
        return 0 if record is None or record.is_paused(system_now()) else record.consumed_queues

    def _adjust(self, wanted: int) -> None:
        for _, running in self._running:
            if running.done():
                running.result()
        surplus, self._running = self._running[wanted:], self._running[:wanted]
        for flag, _ in surplus:
            flag.set()
        for _, running in surplus:
            running.result()
        for number in range(len(self._running), wanted):
            flag = Flag()
            self._running.append((flag, self._threads.submit(self._make(number).run, flag)))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""`partitions`: over how many queues a service's partitions are spread, and how to change that in order."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import click

from scripts.linlictl import operations
from scripts.linlictl.connections import SERVICE, Connections, with_connections
from scripts.linlictl.errors import Aborted
from scripts.linlictl.hold import Hold
from scripts.linlictl.output import Show, agreed, say
from services.chassis.clock import monotonic, pause, system_now
from services.chassis.contracts import registry
from services.chassis.messaging.partitions import PARTITIONS, partition_of, queue_of
from services.chassis.store.positions import requeue
from services.chassis.store.subscription import Subscribed, Subscription
from services.chassis.values import PLATFORM

PAUSED = timedelta(seconds=30)
"""For so long nobody consumes if this command is killed; renewed while it goes on."""

PATIENCE_SECONDS = 120.0
POLL_SECONDS = 0.3
STARTS_SECONDS = 1.0
"""A worker that read the record before it was changed has bound its partitions by then."""


@click.command()
@click.argument("service", type=SERVICE)
@click.argument("queues", type=click.IntRange(1, PARTITIONS), required=False)
@click.option("--dry-run", is_flag=True, help="Say what would be moved, change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reason", default="", help="Why; kept in the service's `operations`.")
@with_connections
def partitions(
    connections: Connections,
    show: Show,
    service: str,
    queues: int | None,
    *,
    dry_run: bool,
    yes: bool,
    reason: str,
) -> None:
    """Show how many queues serve SERVICE's 128 partitions, or change that to QUEUES.

    No lane loses its order: the relays of all who publish to SERVICE are held, its queues run empty, its
    workers stop consuming, then the partitions are bound anew. Commands go on meanwhile, their events wait in
    the event logs; workers need no restart. If it breaks off, run it again.
    """
    record = connections.subscribed(service)
    wanted = queues or record.queues
    moved = sum(queue_of(n, record.queues) != queue_of(n, wanted) for n in range(PARTITIONS))
    show.one({"queues": record.queues, "target": record.target or wanted, "partitions_to_move": moved})
    if queues is None or dry_run or (queues == record.queues and not record.target):
        say("nothing was changed")
        return
    agreed(f"spread the partitions of {service} over {queues} instead of {record.queues} queue(s)?", yes=yes)
    Change(connections, service, record, queues).run()
    details = [{"tenant": PLATFORM, "from_queues": record.queues, "to_queues": queues}]
    operations.record(connections.database(service), "partitions", reason, details)
    say(f"{service} has {queues} queue(s)")


class Change:
    """One change of the number of queues."""

    def __init__(self, connections: Connections, service: str, record: Subscribed, queues: int) -> None:
        self._reach, self._record, self._queues = connections, record, queues
        self._database = connections.database(service)
        self._topology = connections.topology(service)
        self._subscription = Subscription(self._database)
        self._holds: list[Hold] = []
        self._paused = False

    def run(self) -> None:
        with ExitStack() as stack:
            for owner in self._owners():
                self._holds.append(stack.enter_context(Hold(self._reach.database(owner))))
            stack.enter_context(self._nobody_consumes())
            self._rebind()

    def _owners(self) -> list[str]:
        """Who publishes what this service, or a newer release of it, consumes."""
        types = frozenset().union(*self._record.releases)
        return sorted({registry()[name].owner for name in types if name in registry()})

    @contextmanager
    def _nobody_consumes(self) -> Iterator[None]:
        """The queues are empty and nothing is in a consumer's hands."""
        try:
            while True:
                self._await("its queues are empty", lambda: self._ready() == 0)
                self._paused = True
                self._await("its workers stop consuming", lambda: self._consumers() == 0)
                if self._ready() == 0:
                    break
                self._go_on()
            yield
        finally:
            self._go_on()

    def _rebind(self) -> None:
        self._subscription.aim(self._queues)
        ends = monotonic() + STARTS_SECONDS
        self._await("workers that start know of it", lambda: monotonic() > ends)
        before = {self._record.queues, self._record.target, self._queues} - {0}
        self._topology.rebind(self._reach.address, before, self._queues)
        requeue(self._database, lambda lane: queue_of(partition_of(lane), self._queues))
        self._subscription.settle(self._queues)

    def _go_on(self) -> None:
        self._paused = False
        self._subscription.pause(None)

    def _await(self, what: str, condition: Callable[[], bool]) -> None:
        ends = monotonic() + PATIENCE_SECONDS
        self._keep()
        while not condition():
            if monotonic() > ends:
                raise Aborted(f"it was waited for two minutes that {what}; run it again")
            pause(POLL_SECONDS)
            self._keep()

    def _keep(self) -> None:
        """Stay in possession of the relays and the connection, and keep the consumers from beginning."""
        self._reach.broker.beat()
        for hold in self._holds:
            hold.keep()
        if self._paused:
            self._subscription.pause(system_now() + PAUSED)

    def _ready(self) -> int:
        return sum(state.ready for state in self._reach.broker.inbox(self._topology))

    def _consumers(self) -> int:
        return sum(state.consumers for state in self._reach.broker.inbox(self._topology))

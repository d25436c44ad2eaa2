# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the event log to the broker: at least once, in order per aggregate, one relay a service at a time.

Order comes from the events' sequence, never from clocks: an event goes out only behind its predecessor.
"""

from collections.abc import Iterable
from itertools import groupby
from threading import Event as Flag

from services.chassis.clock import monotonic, system_now
from services.chassis.contracts import registry
from services.chassis.messaging.envelope import lane, pack
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import BrokerDown
from services.chassis.observe import OUTBOX_AGE, PUBLISHED, RETURNED, log
from services.chassis.store import StoreDown
from services.chassis.store.database import Document
from services.chassis.store.leases import Lease
from services.chassis.store.outbox import Outbox

LEASE_SECONDS = 10.0
RENEW_SECONDS = LEASE_SECONDS / 4
POLL_SECONDS = 0.02
BACKOFF_SECONDS = 1.0


class Relay:
    """Publishes what commands have recorded."""

    def __init__(self, outbox: Outbox, publisher: Publisher, lease: Lease, batch_size: int) -> None:
        self._outbox = outbox
        self._publisher = publisher
        self._lease = lease
        self._batch_size = batch_size

    def run(self, stop: Flag) -> None:
        """Relay until told to stop; a failing broker or database is waited for."""
        renewed = -LEASE_SECONDS
        while not stop.is_set():
            try:
                if monotonic() - renewed > RENEW_SECONDS:
                    if not self._lease.renew():
                        stop.wait(BACKOFF_SECONDS)
                        continue
                    renewed = monotonic()
                if self.step() == 0:
                    self._publisher.idle(POLL_SECONDS)
            except (BrokerDown, StoreDown) as error:
                log().warning("relay waits", error=f"{type(error).__name__}: {error}"[:300])
                renewed = -LEASE_SECONDS
                stop.wait(BACKOFF_SECONDS)
        self._publisher.close()
        self._lease.release()

    def step(self) -> int:
        """Publish one batch and mark what was confirmed; how many that were."""
        found = self._outbox.oldest(self._batch_size)
        OUTBOX_AGE.set((system_now() - found[0]["time"]).total_seconds() if found else 0)
        if not found:
            return 0
        events = list(self._in_order(found))
        contracts = registry()
        refused = self._publisher.publish(
            [
                pack(e, mandatory=e["type"] in contracts and bool(contracts[e["type"]].consumers))
                for e in events
            ]
        )
        confirmed = list(_before_refused(events, refused))
        self._outbox.mark(confirmed)
        PUBLISHED.inc(len(confirmed))
        if refused:
            RETURNED.inc(len(refused))
            raise BrokerDown(f"{len(refused)} event(s) were refused or found no queue")
        return len(confirmed)

    def _in_order(self, found: list[Document]) -> Iterable[Document]:
        by_lane = sorted(found, key=lambda e: (e["tenant"], e["aggregate"], e["sequence"]))
        for _, group in groupby(by_lane, key=lambda e: (e["tenant"], e["aggregate"])):
            events = list(group)
            while events[0]["sequence"] > 1 and (earlier := self._outbox.before(events[0])):
                events.insert(0, earlier)
            yield from events


def _before_refused(events: list[Document], refused: set[str]) -> Iterable[str]:
    """The ids that went out with nothing refused ahead of them in their lane."""
    held: set[str] = set()
    for event in events:
        where = lane(event["tenant"], event["aggregate"])
        if event["_id"] in refused:
            held.add(where)
        if where not in held:
            yield event["_id"]

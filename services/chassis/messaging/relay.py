# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the event log to the broker: at least once, in order per aggregate, one relay a service at a time.

Order comes from the events' sequence, never from clocks: an event goes out when its predecessor is confirmed.
"""

from collections.abc import Sequence
from itertools import groupby
from threading import Event as Flag

from services.chassis.clock import monotonic, system_now
from services.chassis.contracts import registry
from services.chassis.messaging.envelope import Outgoing, pack
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import BrokerDown
from services.chassis.observe import OUTBOX_AGE, PUBLISHED, RETURNED, log
from services.chassis.store import Contention, StoreDown
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
            except (BrokerDown, StoreDown, Contention) as error:
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
        confirmed, refused = self._publish(self._lanes(found))
        self._outbox.mark(confirmed)
        PUBLISHED.inc(len(confirmed))
        if refused:
            RETURNED.inc(refused)
            raise BrokerDown(f"{refused} event(s) were refused or found no queue")
        return len(confirmed)

    def _publish(self, lanes: Sequence[list[Document]]) -> tuple[list[str], int]:
        """The ids that were confirmed, and how many were refused.

        One event of each lane at a time: while the broker may still refuse it, none behind it is on its way.
        """
        confirmed: list[str] = []
        refused: set[str] = set()
        while lanes:
            heads = [lane[0] for lane in lanes]
            refused |= self._publisher.publish([_message(head) for head in heads])
            confirmed += [head["_id"] for head in heads if head["_id"] not in refused]
            lanes = [lane[1:] for lane in lanes if len(lane) > 1 and lane[0]["_id"] not in refused]
        return confirmed, len(refused)

    def _lanes(self, found: list[Document]) -> list[list[Document]]:
        """The events of each aggregate, with those that must go before them."""
        by_lane = sorted(found, key=lambda e: (e["tenant"], e["aggregate"], e["sequence"]))
        lanes = [list(group) for _, group in groupby(by_lane, key=lambda e: (e["tenant"], e["aggregate"]))]
        for lane in lanes:
            while lane[0]["sequence"] > 1 and (earlier := self._outbox.before(lane[0])):
                lane.insert(0, earlier)
        return lanes


def _message(event: Document) -> Outgoing:
    contract = registry().get(event["type"])
    return pack(event, mandatory=contract is not None and bool(contract.consumers))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the event log to the broker: at least once, in order per aggregate, one relay a service at a time.

Order comes from the events' sequence, never from clocks: an event goes out when its predecessor is confirmed.
"""

from collections import deque
from collections.abc import Iterable
from threading import Event as Flag

from services.chassis.clock import system_now
from services.chassis.contracts import registry
from services.chassis.entropy import made_at
from services.chassis.messaging.envelope import Outgoing, pack
from services.chassis.messaging.lanes import Lane, Lanes
from services.chassis.messaging.partitions import lane
from services.chassis.messaging.publisher import Publisher
from services.chassis.messaging.topology import BrokerDown
from services.chassis.observe import OUTBOX_AGE, PUBLISHED, RETURNED, log
from services.chassis.store import Contention, StoreDown
from services.chassis.store.database import Document
from services.chassis.store.leases import Lease, Shift
from services.chassis.store.outbox import Outbox

POLL_SECONDS = 0.02
BACKOFF_SECONDS = 1.0
READ_AHEAD_BATCHES = 10
REMEMBERED_LANES = 50_000


class Relay:
    """Publishes what commands have recorded.

    It reads many batches ahead, so that a backlog is not searched again for each. While there is more than
    that, tenants of whom nothing was read are looked after before each batch, and after so many all is
    read again: nobody waits for the backlog.
    """

    def __init__(self, outbox: Outbox, publisher: Publisher, lease: Lease, batch_size: int) -> None:
        self._outbox = outbox
        self._publisher = publisher
        self._shift = Shift(lease, outbox.seat)
        self._batch_size = batch_size
        self._lanes = Lanes()
        self._crowded = False
        self._newest = ""
        self._steps = 0
        self._confirmed: dict[str, int] = {}

    def run(self, stop: Flag) -> None:
        """Relay until told to stop; a failing broker or database is waited for."""
        while not stop.is_set():
            try:
                if not self._shift.goes_on():
                    self._lanes.clear()
                    stop.wait(BACKOFF_SECONDS)
                elif self.step() == 0:
                    self._publisher.idle(POLL_SECONDS)
            except (BrokerDown, StoreDown, Contention) as error:
                log().warning("relay waits", error=f"{type(error).__name__}: {error}"[:300])
                self._lanes.clear()
                self._shift.interrupt()
                stop.wait(BACKOFF_SECONDS)
        self._publisher.close()
        self._shift.end()

    def step(self) -> int:
        """Publish one batch and mark what was confirmed; how many that were.

        A batch holds one event of a lane: while the broker may still refuse it, none behind it is on its way.
        """
        self._steps += 1
        if not self._lanes.tenants or (self._crowded and self._steps > READ_AHEAD_BATCHES):
            self._read_ahead()
        elif self._crowded:
            self._line_up(self._outbox.oldest(self._batch_size, self._newest, self._lanes.tenants))
        batch = self._lanes.take(self._batch_size)
        if not batch:
            return 0
        heads = [waiting[0] for waiting in batch]
        refused = self._publisher.publish([_message(head) for head in heads])
        confirmed = [head["_id"] for head in heads if head["_id"] not in refused]
        self._outbox.mark(confirmed)
        PUBLISHED.inc(len(confirmed))
        if refused:
            RETURNED.inc(len(refused))
            self._lanes.clear()
            raise BrokerDown(f"{len(refused)} event(s) were refused or found no queue")
        if len(self._confirmed) > REMEMBERED_LANES:
            self._confirmed.clear()
        for waiting in batch:
            event = waiting.popleft()
            self._confirmed[_lane(event)] = event["sequence"]
        self._lanes.put_back(batch)
        return len(confirmed)

    def _read_ahead(self) -> None:
        limit = self._batch_size * READ_AHEAD_BATCHES
        found = self._outbox.oldest(limit)
        OUTBOX_AGE.set((system_now() - made_at(found[0]["_id"])).total_seconds() if found else 0)
        self._crowded = len(found) == limit
        self._newest = found[-1]["_id"] if found else ""
        self._steps = 1
        self._lanes.clear()
        self._line_up(found)

    def _line_up(self, found: Iterable[Document]) -> None:
        by_lane: dict[str, list[Document]] = {}
        for event in found:
            by_lane.setdefault(_lane(event), []).append(event)
        for events in by_lane.values():
            self._lanes.add(self._whole(events))

    def _whole(self, found: list[Document]) -> Lane:
        """The lane by sequence, with those that must go before or between and have not been read.

        What went out last in a lane is remembered, so that not each event's predecessor is looked up.
        """
        confirmed = self._confirmed.get(_lane(found[0]), 0)
        events = {event["sequence"]: event for event in found}
        for sequence in sorted(events, reverse=True):
            event = events[sequence]
            while event["sequence"] - 1 > confirmed and event["sequence"] - 1 not in events:
                earlier = self._outbox.before(event)
                if earlier is None:
                    break
                events[earlier["sequence"]] = event = earlier
        return deque(events[sequence] for sequence in sorted(events))


def _lane(event: Document) -> str:
    return lane(event["tenant"], event["aggregate"])


def _message(event: Document) -> Outgoing:
    contract = registry().get(event["type"])
    return pack(event, mandatory=contract is not None and bool(contract.consumers))

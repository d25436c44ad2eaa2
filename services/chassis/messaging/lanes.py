# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits to be published: in lanes, one an aggregate, one event of each on its way; tenants take turns.

So a district's flood waits for itself: another one's event stands behind one of each tenant, not behind all.
"""

from collections import deque

from services.chassis.messaging.partitions import lane
from services.chassis.store.database import Document


def lane_of(event: Document) -> str:
    return lane(event["tenant"], event["aggregate"])


class Lanes:
    """The lanes of each tenant; the tenant whose turn it is comes first."""

    def __init__(self) -> None:
        self._events: dict[str, deque[Document]] = {}
        self._ready: dict[str, deque[str]] = {}

    def add(self, event: Document) -> None:
        """Put an event at the end of its lane."""
        name = lane_of(event)
        waiting = self._events.get(name)
        if waiting is None:
            self._events[name] = deque([event])
            self._ready.setdefault(event["tenant"], deque()).append(name)
        else:
            waiting.append(event)

    def take(self, count: int) -> list[Document]:
        """The first events of at most so many lanes, of every tenant in turn; the next of a lane waits."""
        taken: list[Document] = []
        while self._ready and len(taken) < count:
            tenant = next(iter(self._ready))
            ready = self._ready.pop(tenant)
            taken.append(self._events[ready.popleft()][0])
            if ready:
                self._ready[tenant] = ready
        return taken

    def settle(self, event: Document) -> None:
        """A taken event is out: its lane may go on, before its tenant's others."""
        name = lane_of(event)
        waiting = self._events[name]
        waiting.popleft()
        if waiting:
            self._ready.setdefault(event["tenant"], deque()).appendleft(name)
        else:
            del self._events[name]

    def stop(self, event: Document) -> list[Document]:
        """A taken event is not out: what waits in its lane, itself included, is given up here."""
        return list(self._events.pop(lane_of(event)))

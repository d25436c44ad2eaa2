# SPDX-License-Identifier: AGPL-3.0-or-later
"""What waits to be published: in lanes, one an aggregate, and the tenants take turns.

So a district's flood waits for itself: another one's event stands behind one of each tenant, not behind all.
"""

from collections import deque
from collections.abc import Iterable

from services.chassis.store.database import Document

Lane = deque[Document]
"""The events of one aggregate in order; never empty while it waits."""


class Lanes:
    """The lanes of each tenant; the tenant whose turn it is comes first."""

    def __init__(self) -> None:
        self._by_tenant: dict[str, deque[Lane]] = {}

    @property
    def tenants(self) -> list[str]:
        return list(self._by_tenant)

    def clear(self) -> None:
        self._by_tenant.clear()

    def add(self, lane: Lane) -> None:
        self._by_tenant.setdefault(lane[0]["tenant"], deque()).append(lane)

    def take(self, count: int) -> list[Lane]:
        """At most so many lanes, of every tenant in turn."""
        taken: list[Lane] = []
        while self._by_tenant and len(taken) < count:
            tenant = next(iter(self._by_tenant))
            waiting = self._by_tenant.pop(tenant)
            taken.append(waiting.popleft())
            if waiting:
                self._by_tenant[tenant] = waiting
        return taken

    def put_back(self, lanes: Iterable[Lane]) -> None:
        """What is left of taken lanes waits before its tenant's others."""
        for lane in reversed([lane for lane in lanes if lane]):
            self._by_tenant.setdefault(lane[0]["tenant"], deque()).appendleft(lane)

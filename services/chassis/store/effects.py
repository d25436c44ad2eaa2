# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came of a request in one service, across tenants: for operators, who know an id and nothing else.

Only what a request led to later (by events and timers) has an index entry: one for each event would cost
every command a tenth. What it did at once is found by the time in the ids.
"""

from datetime import datetime, timedelta

from pymongo import ASCENDING

from services.chassis.entropy import first_id_at
from services.chassis.store.database import Database, Document
from services.chassis.store.history import EVENTS

SKEW = timedelta(minutes=1)
"""So much may the clocks of a service's processes differ."""


class Effects:
    """A service's event log, asked by origin."""

    def __init__(self, database: Database) -> None:
        self._events = database.collection(EVENTS)

    def event(self, event_id: str) -> Document | None:
        return self._events.find_one({"_id": event_id})

    def at_once(self, correlation: str, begun: datetime, within: timedelta, limit: int) -> list[Document]:
        """What the request itself recorded, if it began then and took no longer; oldest first."""
        span = {"$gte": first_id_at(begun - SKEW), "$lt": first_id_at(begun + within + SKEW)}
        return self._oldest({"_id": span, "correlation": correlation}, limit)

    def later(self, correlation: str, limit: int) -> list[Document]:
        """What events and timers led to, whenever that was; oldest first."""
        return self._oldest({"correlation": correlation, "indirect": True}, limit)

    def _oldest(self, where: Document, limit: int) -> list[Document]:
        return list(self._events.find(where).sort("_id", ASCENDING).limit(limit))

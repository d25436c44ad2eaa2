# SPDX-License-Identifier: AGPL-3.0-or-later
"""The relay's view of the event log, across tenants: what is unpublished, in order per aggregate."""

from collections.abc import Sequence
from typing import Any

from pymongo import ASCENDING

from services.chassis.store.database import Database, Document
from services.chassis.store.history import EVENTS
from services.chassis.store.seat import Seat
from services.chassis.store.store import retried

CHUNK = 100


class Outbox:
    """Events that wait for the broker's confirm."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._events = database.collection(EVENTS)
        self.seat = Seat(database, "relay")

    def oldest(self, limit: int, after: str = "", without: Sequence[str] = ()) -> list[Document]:
        """The oldest unpublished events by id; ids of different processes may be out of order.

        Only those `after` an id, and `without` some tenants' events, where that is given.
        """
        where: Document = {"unpublished": True}
        if after:
            where |= {"_id": {"$gt": after}, "tenant": {"$nin": list(without)}}
        return list(self._events.find(where).sort("_id", ASCENDING).limit(limit))

    def before(self, event: Document) -> Document | None:
        """The unpublished predecessor of an event in its aggregate, if there is one.

        Only what the history's index names is asked for: with `unpublished` beside it some engines would
        read the whole outbox each time.
        """
        lane = {name: event[name] for name in ("tenant", "aggregate")}
        found = self._events.find_one({**lane, "sequence": event["sequence"] - 1})
        return found if found and found.get("unpublished") else None

    def mark(self, ids: Sequence[str]) -> None:
        """Remember that the broker has confirmed these."""

        def work(session: Any) -> None:  # noqa: ANN401 - the driver's session
            for start in range(0, len(ids), CHUNK):
                chunk = list(ids[start : start + CHUNK])
                self._events.update_many(
                    {"_id": {"$in": chunk}}, {"$unset": {"unpublished": ""}}, session=session
                )

        retried(self._database, work, self.seat)

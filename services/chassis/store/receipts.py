# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a consuming service keeps of received events: their ids, and the events that wait for another try.

A lane is one aggregate of one tenant. While an event of a lane waits, the later ones wait behind it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.client_session import ClientSession

from services.chassis.clock import system_now
from services.chassis.entropy import first_id_at, new_id
from services.chassis.store.database import Database, Document
from services.chassis.store.writes import Pending

INBOX = "inbox"
PARKED = "parked"
KEPT_SECONDS = 90 * 86400
CHUNK = 100
LONGEST_DELAY_SECONDS = 60.0

PARKED_INDEXES = (IndexModel([("queue", ASCENDING), ("position", ASCENDING)], name="position"),)


@dataclass(frozen=True, slots=True)
class ParkedEvent:
    """An event that waits. `attempts` counts its failures; 0 means it waits for its predecessor."""

    id: str
    lane: str
    headers: dict[str, Any]
    body: bytes
    attempts: int
    not_before: datetime
    error: str
    key: str


class Receipts:
    """The receipts of one queue."""

    def __init__(self, database: Database, queue: str) -> None:
        self._database = database
        self._queue = queue

    def seen(self, ids: Sequence[str], session: ClientSession | None) -> set[str]:
        """Which of the ids have had their effect (or wait for it)."""
        inbox = self._database.collection(INBOX)
        chunks = (list(ids[start : start + CHUNK]) for start in range(0, len(ids), CHUNK))
        return {
            found["_id"]
            for chunk in chunks
            for found in inbox.find({"_id": {"$in": chunk}}, {"_id": 1}, session=session)
        }

    def waiting_lanes(self, session: ClientSession | None) -> set[str]:
        """The lanes in which something waits."""
        parked = self._database.collection(PARKED)
        return {d["lane"] for d in parked.find({"queue": self._queue}, {"lane": 1}, session=session)}

    def remember(self, pending: Pending, ids: Iterable[str]) -> None:
        """Keep the ids with the effects' transaction."""
        now = system_now()
        for event_id in ids:
            pending.insert(INBOX, {"_id": event_id, "at": now})

    def park(
        self, pending: Pending, event_id: str, lane: str, headers: dict[str, Any], body: bytes, error: str
    ) -> None:
        """Put an event at the end of its lane. Without an error it only waits for those before it."""
        key = new_id()
        document = {
            "_id": key,
            "queue": self._queue,
            "position": key,
            "event_id": event_id,
            "lane": lane,
            "headers": headers,
            "body": body,
            "attempts": 1 if error else 0,
            "not_before": system_now(),
            "error": error,
        }
        pending.insert(PARKED, document)

    def heads(self, limit: int = 500) -> list[ParkedEvent]:
        """The first waiting event of each lane, as far as `limit` waiting events reach."""
        found = self._database.collection(PARKED).find({"queue": self._queue})
        heads: dict[str, ParkedEvent] = {}
        for document in found.sort("position", ASCENDING).limit(limit):
            heads.setdefault(document["lane"], _parked(document))
        return list(heads.values())

    def still_parked(self, event: ParkedEvent, session: ClientSession | None) -> bool:
        """Whether the event still waits, as this transaction sees it: another consumer may be faster."""
        parked = self._database.collection(PARKED)
        return parked.find_one({"_id": event.key}, {"_id": 1}, session=session) is not None

    def release(self, pending: Pending, event: ParkedEvent) -> None:
        """The event has had its effect."""
        pending.drop(PARKED, event.key)

    def give_up(self, pending: Pending, event: ParkedEvent) -> None:
        """The event will have no effect; its id is forgotten, so that its dead letter's replay has one."""
        pending.drop(PARKED, event.key)
        pending.drop(INBOX, event.id)

    def forget(self, ids: Sequence[str]) -> int:
        """Let these events have their effect again when they come; how many of them had been seen."""
        inbox = self._database.collection(INBOX)
        chunks = (list(ids[start : start + CHUNK]) for start in range(0, len(ids), CHUNK))
        return sum(inbox.delete_many({"_id": {"$in": chunk}}).deleted_count for chunk in chunks)

    def expire(self) -> None:
        """Drop the ids received long ago.

        They are found by id, which grows with time: an index on the time of
        receipt would cost as much at every event as the receipt itself.
        """
        limit = system_now() - timedelta(seconds=KEPT_SECONDS)
        old = {"_id": {"$lt": first_id_at(limit)}, "at": {"$lt": limit}}
        self._database.collection(INBOX).delete_many(old)

    def postpone(self, event: ParkedEvent, error: str, first_seconds: float) -> None:
        """Count a failure and wait twice as long as the time before."""
        delay = min(first_seconds * 2 ** max(event.attempts - 1, 0), LONGEST_DELAY_SECONDS)
        change: Document = {
            "$set": {"not_before": system_now() + timedelta(seconds=delay), "error": error},
            "$inc": {"attempts": 1},
        }
        self._database.collection(PARKED).update_one({"_id": event.key}, change)


def _parked(document: Document) -> ParkedEvent:
    return ParkedEvent(
        id=document["event_id"],
        lane=document["lane"],
        headers=document["headers"],
        body=bytes(document["body"]),
        attempts=document["attempts"],
        not_before=document["not_before"],
        error=document["error"],
        key=document["_id"],
    )

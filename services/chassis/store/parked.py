# SPDX-License-Identifier: AGPL-3.0-or-later
"""Received events that wait with their lane: for another try, for a newer release, for those before them."""

from dataclasses import dataclass
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.client_session import ClientSession

from services.chassis.ids import new_id
from services.chassis.store.database import Database, Document
from services.chassis.store.write_buffer import WriteBuffer

PARKED = "parked"
PARKED_INDEXES = (
    IndexModel([("tenant", ASCENDING), ("lane", ASCENDING), ("sequence", ASCENDING)], name="lane"),
)


@dataclass(frozen=True, slots=True)
class ParkedEvent:
    """An event that waits. `attempts` counts its failures; 0 means that it was not tried yet."""

    key: str
    event_id: str
    type: str
    tenant: str
    lane: str
    sequence: int
    headers: dict[str, Any]
    body: bytes
    attempts: int = 0
    error: str = ""


class ParkedEvents:
    """One consumer's."""

    def __init__(self, database: Database) -> None:
        self._collection = database.collection(PARKED)

    def add(self, pending: WriteBuffer, event: ParkedEvent) -> None:
        pending.insert(PARKED, _document(event))

    def first(self, tenant: str, lane: str, count: int, session: ClientSession | None) -> list[ParkedEvent]:
        """The first so many of a lane, by sequence."""
        where = {"tenant": tenant, "lane": lane}
        found = self._collection.find(where, session=session).sort("sequence", ASCENDING).limit(count)
        return [_parked(document) for document in found]

    def change(self, pending: WriteBuffer, event: ParkedEvent) -> None:
        pending.put(PARKED, _document(event))

    def remove(self, pending: WriteBuffer, event: ParkedEvent) -> None:
        pending.drop(PARKED, event.key, event.tenant)


def parked_key() -> str:
    """What a parked event is stored under: an event that is replayed may wait twice."""
    return new_id()


def _document(event: ParkedEvent) -> Document:
    return {
        "_id": event.key,
        "event_id": event.event_id,
        "type": event.type,
        "tenant": event.tenant,
        "lane": event.lane,
        "sequence": event.sequence,
        "headers": event.headers,
        "body": event.body,
        "attempts": event.attempts,
        "error": event.error,
    }


def _parked(document: Document) -> ParkedEvent:
    values = {name: value for name, value in document.items() if name != "_id"}
    return ParkedEvent(key=document["_id"], **(values | {"body": bytes(document["body"])}))

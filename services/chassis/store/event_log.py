# SPDX-License-Identifier: AGPL-3.0-or-later
"""The event log of a service: outbox, audit trail, timeline and replay source in one collection."""

from dataclasses import dataclass
from datetime import datetime

from google.protobuf.message import Message
from pymongo import ASCENDING, IndexModel
from pymongo.client_session import ClientSession

from services.chassis import written
from services.chassis.contracts import class_name, decode
from services.chassis.store.database import Database, Document
from services.chassis.store.errors import BadCursor
from services.chassis.store.paging import LIMIT, Page, Position, from_cursor, to_cursor

EVENTS = "events"

EVENT_INDEXES = (
    IndexModel(
        [("tenant", ASCENDING), ("aggregate", ASCENDING), ("sequence", ASCENDING)],
        name="history",
        unique=True,
    ),
    IndexModel([("correlation", ASCENDING)], name="correlation"),
)


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """A fact as it stands in the log. `sequence` counts from 1 within its aggregate."""

    id: str
    type: str
    tenant: str
    aggregate: str
    sequence: int
    time: datetime
    actor: str
    data: Message

    @property
    def name(self) -> str:
        """That of the event's class: `OrderAccepted`, `OrderAcceptedV2`."""
        return class_name(self.type)


def to_recorded(document: Document) -> RecordedEvent:
    return RecordedEvent(
        id=document["_id"],
        type=document["type"],
        tenant=document["tenant"],
        aggregate=document["aggregate"],
        sequence=document["sequence"],
        time=document["time"],
        actor=document["actor"],
        data=decode(document["type"], document["data"]),
    )


def history_page(
    database: Database, session: ClientSession | None, where: Document, after: str | None, limit: int
) -> Page[RecordedEvent]:
    """Events of one aggregate in order. Raises BadCursor."""
    bounded = dict(where)
    if after:
        bounded["sequence"] = {"$gt": _position(after)}
    wanted = min(limit, LIMIT)
    cursor = database.collection(EVENTS).find(bounded, session=session).sort("sequence", ASCENDING)
    found = [to_recorded(document) for document in cursor.limit(wanted + 1)]
    more = len(found) > wanted
    items = tuple(found[:wanted])
    return Page(items, to_cursor(Position(str(items[-1].sequence))) if more else None)


def _position(after: str) -> int:
    try:
        return written.whole(from_cursor(after).key)
    except ValueError:
        raise BadCursor from None

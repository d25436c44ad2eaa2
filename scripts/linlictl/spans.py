# SPDX-License-Identifier: AGPL-3.0-or-later
"""A span of a service's event log, read in an order that keeps every aggregate's sequence."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from services.chassis.store import Database
from services.chassis.store.database import Document
from services.chassis.store.event_log import EVENTS

LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff"


@dataclass(frozen=True)
class Batch:
    """Events ready to be sent; all of the span up to `last_id` are sent with them."""

    events: list[Document]
    last_id: str


@dataclass(frozen=True)
class Span:
    """Which events: by when they were recorded (ids are UUIDv7), type, tenant, aggregate."""

    database: Database
    types: tuple[str, ...]
    first: str
    end: str
    tenant: str = ""
    aggregate: str = ""

    def behind(self, last_id: str) -> "Span":
        """What remains when everything up to an id was sent."""
        return replace(self, first=max(self.first, last_id + "0"))

    @property
    def where(self) -> Document:
        pairs = (("tenant", self.tenant), ("aggregate", self.aggregate))
        chosen = {name: value for name, value in pairs if value}
        return {"_id": {"$gte": self.first, "$lt": self.end}, "type": {"$in": list(self.types)}, **chosen}

    def __contains__(self, event: Document) -> bool:
        return event["type"] in self.types and self.first <= event["_id"] < self.end

    def counts(self) -> Counter[str]:
        """How many events of each type."""
        found = self.database.collection(EVENTS).find(self.where, {"type": 1})
        return Counter(event["type"] for event in found)

    def oldest(self) -> str | None:
        """The first id."""
        found = self.database.collection(EVENTS).find(self.where, {"_id": 1}).sort("_id", 1).limit(1)
        return next((str(event["_id"]) for event in found), None)

    def ids(self) -> Iterator[str]:
        for event in self.database.collection(EVENTS).find(self.where, {"_id": 1}):
            yield event["_id"]

    def which(self, ids: list[str]) -> set[str]:
        """Those of these events that stand in the log."""
        found = self.database.collection(EVENTS).find({"_id": {"$in": ids}}, {"_id": 1})
        return {event["_id"] for event in found}

    def batches(self, size: int) -> Iterator[Batch]:
        """The events by id, but each behind its predecessors: processes' ids may be out of order."""
        early: set[str] = set()
        rest = self
        while found := list(rest.database.collection(EVENTS).find(rest.where).sort("_id", 1).limit(size)):
            last_id = found[-1]["_id"]
            events = [event for event in self._in_sequence(found, last_id) if event["_id"] not in early]
            early = {i for i in early if i > last_id} | {e["_id"] for e in events if e["_id"] > last_id}
            yield Batch(events, last_id)
            rest = rest.behind(last_id)

    def _in_sequence(self, found: list[Document], last_id: str) -> Iterator[Document]:
        before: Document = {}
        for event in sorted(found, key=lambda e: (e["tenant"], e["aggregate"], e["sequence"])):
            yield from self._left_out(event, before, last_id)
            yield event
            before = event

    def _left_out(self, event: Document, before: Document, last_id: str) -> list[Document]:
        """Predecessors that a later batch would bring, oldest first."""
        found: list[Document] = []
        while event["sequence"] > 1 and not _follows(event, before):
            where = {name: event[name] for name in ("tenant", "aggregate")}
            event = (
                self.database.collection(EVENTS).find_one({**where, "sequence": event["sequence"] - 1}) or {}
            )
            if not event or event["_id"] <= last_id:
                break
            found += [event] if event in self else []
        return found[::-1]


def _follows(event: Document, before: Document) -> bool:
    place = ("tenant", "aggregate")
    same = bool(before) and all(event[name] == before[name] for name in place)
    return same and bool(event["sequence"] == before["sequence"] + 1)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""One tenant, one actor, one moment, one MongoDB transaction: the unit of work without its collections.

Writes are buffered and written at commit (or before a query of their collection), one bulk a collection, so a
batch of a thousand events costs as many round trips as one.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self, TypeVar

from pymongo.client_session import ClientSession

from services.chassis.contracts import encode
from services.chassis.entropy import new_id
from services.chassis.events import ReceivedEvent
from services.chassis.observe import trace_headers
from services.chassis.store.collection import ENDED_COPIES, Aggregate, Collection, Copy, Filter
from services.chassis.store.database import Database, Document
from services.chassis.store.history import EVENTS, RecordedEvent, history_page
from services.chassis.store.paging import Page
from services.chassis.store.timers import TimerSet
from services.chassis.store.writes import Pending, Write
from services.chassis.values import PLATFORM, Event, Forbidden, Principal, StaleVersion

T = TypeVar("T", bound=Aggregate)


@dataclass(slots=True)
class _Loaded:
    """What this unit of work knows of one stored aggregate.

    `sequence` is that of its newest event; of a copy that of the owner's event which it shows.
    """

    value: Any
    version: int
    sequence: int


class Transaction:
    """What a unit of work loads and is about to write.

    Attributes:
        tenant: the tenant; every filter and every document carries it.
        by: who acts.
        now: the business time, the same throughout the unit.
        tools: what the service's `app.py` made for its commands to work with; each `Tx` says of what type.
        event: the event being handled, in a reaction.
        expected: the versions that the caller insists on, by id (`If-Match`).
        pending, session: for the chassis' own records (idempotency, inbox).

    """

    tools: Any

    def __init__(
        self,
        database: Database,
        by: Principal,
        now: datetime,
        *,
        tenant: str,
        session: ClientSession | None,
        tools: Any = None,  # noqa: ANN401 - each service has its own
        event: ReceivedEvent | None = None,
    ) -> None:
        self.tenant = tenant
        self.by = by
        self.now = now
        self.tools = tools
        self.event = event
        self.expected: dict[str, int] = {}
        self.pending = Pending(database, session)
        self.timers = TimerSet(tenant, self.pending)
        self._database = database
        self.session = session
        self._known: dict[tuple[str, str], _Loaded | None] = {}

    def new_id(self) -> str:
        return new_id()

    def require(self, permission: str, *paths: str) -> None:
        """Raises Forbidden unless the actor holds the permission at one of the places (or anywhere)."""
        if not self.by.may(permission, *paths):
            raise Forbidden(permission, paths)

    def inside(self, tenant: str, by: Principal | None = None, event: ReceivedEvent | None = None) -> Self:
        """The same transaction in another tenant: for the platform's own units only."""
        if self.tenant != PLATFORM:
            raise PermissionError("only the platform's unit of work may enter another tenant")
        other = type(self)(
            self._database,
            by or self.by,
            self.now,
            tenant=tenant,
            session=self.session,
            tools=self.tools,
            event=event,
        )
        other.pending = self.pending
        other.timers = TimerSet(tenant, self.pending)
        other._known = self._known  # noqa: SLF001 - one transaction, one memory
        return other

    def history(
        self, noun: str, item_id: str, *, after: str | None = None, limit: int = 50
    ) -> Page[RecordedEvent]:
        """What happened to one aggregate, oldest first."""
        self.pending.flush_if_touching(EVENTS)
        where = {"tenant": self.tenant, "aggregate": f"{noun}/{item_id}"}
        return history_page(self._database, self.session, where, after, limit)

    def record(self, collection: str, key: str) -> Document | None:
        """One of the chassis' own records."""
        return self._database.collection(collection).find_one({"_id": key}, session=self.session)

    # What the bound collections are made of.

    def load(self, declared: Collection[T], item_id: str) -> T | None:
        key = (declared.name, self.key(item_id))
        if key not in self._known:
            raw = self._database.collection(declared.name)
            found = raw.find_one({"_id": key[1], "tenant": self.tenant}, session=self.session)
            self._known[key] = self._remember(declared, found) if found else None
        known = self._known[key]
        if known is None:
            return None
        expected = self.expected.get(item_id)
        if expected is not None and expected != known.version:
            raise StaleVersion(item_id, expected, known.version)
        value: T = known.value
        return value

    def search(self, declared: Collection[T], where: Filter, sort: tuple[str, int], limit: int) -> list[T]:
        self.pending.flush_if_touching(declared.name)
        raw = self._database.collection(declared.name)
        found = raw.find({**where, "tenant": self.tenant}, session=self.session).sort(*sort).limit(limit)
        return [self._merge(declared, document) for document in found]

    def count(self, declared: Collection[Any], where: Filter, limit: int) -> int:
        self.pending.flush_if_touching(declared.name)
        raw = self._database.collection(declared.name)
        return raw.count_documents({**where, "tenant": self.tenant}, session=self.session, limit=limit)

    def insert(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None:
        known = _Loaded(value, 1, 0)
        self._known[declared.name, self.key(value.id)] = known
        self._write(declared, known, Write.INSERT, events)

    def replace(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None:
        known = self._loaded(declared, value.id)
        if not self.pending.has(declared.name, self.key(value.id)):
            known.version += 1
        known.value = value
        self._write(declared, known, Write.REPLACE, events)

    def delete(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None:
        known = self._loaded(declared, value.id)
        self._write(declared, known, Write.DELETE, events)
        self._known[declared.name, self.key(value.id)] = None

    def put_copy(self, declared: Copy[T], value: T, sequence: int) -> None:
        """Keep what another service said last of something; without effect if as much was known."""
        known = self._copied(declared, value.id)
        if known and known.sequence < sequence:
            known.sequence = sequence
            self.replace(declared, value, ())
        elif known is None and self._ended_at(declared, value.id) < sequence:
            known = _Loaded(value, 1, sequence)
            self._known[declared.name, self.key(value.id)] = known
            self._write(declared, known, Write.INSERT, ())

    def end_copy(self, declared: Copy[Any], item_id: str, sequence: int) -> None:
        """Another service said that something is over: older news of it will have no effect."""
        known = self._copied(declared, item_id)
        if (known.sequence if known else self._ended_at(declared, item_id)) >= sequence:
            return
        if known:
            self.delete(declared, known.value, ())
        key = self.key(f"{declared.name}/{item_id}")
        self.pending.put(ENDED_COPIES, {"_id": key, "tenant": self.tenant, "sequence": sequence})

    def _copied(self, declared: Copy[Any], item_id: str) -> _Loaded | None:
        self.load(declared, item_id)
        return self._known[declared.name, self.key(item_id)]

    def _ended_at(self, declared: Copy[Any], item_id: str) -> int:
        if not declared.ends:
            return 0
        self.pending.flush_if_touching(ENDED_COPIES)
        found = self.record(ENDED_COPIES, self.key(f"{declared.name}/{item_id}"))
        return int(found["sequence"]) if found else 0

    def version(self, declared: Collection[Any], item_id: str) -> int:
        return self._loaded(declared, item_id).version

    def key(self, item_id: str) -> str:
        """What an aggregate is stored under: ids of a tenant lie together, in their order."""
        return f"{self.tenant}/{item_id}"

    def bounds(self) -> dict[str, str]:
        """All keys of the tenant."""
        return {"$gt": f"{self.tenant}/", "$lt": f"{self.tenant}0"}

    def _loaded(self, declared: Collection[Any], item_id: str) -> _Loaded:
        known = self._known.get((declared.name, self.key(item_id)))
        if known is None:
            raise LookupError(f"{declared.noun} {item_id} was not loaded in this unit of work")
        return known

    def _remember(self, declared: Collection[Any], document: Document) -> _Loaded:
        return _Loaded(declared.from_document(document), document["version"], document["sequence"])

    def _merge(self, declared: Collection[T], document: Document) -> T:
        key = (declared.name, document["_id"])
        known = self._known.get(key) or self._remember(declared, document)
        self._known[key] = known
        value: T = known.value
        return value

    def _write(
        self, declared: Collection[T], known: _Loaded, write: Write, events: tuple[Event, ...]
    ) -> None:
        item_id = known.value.id
        for event in events:
            known.sequence += 1
            self._record(f"{declared.noun}/{item_id}", known.sequence, event)
        document = {
            "_id": self.key(item_id),
            "tenant": self.tenant,
            **declared.to_document(known.value),
            "version": known.version,
            "sequence": known.sequence,
        }
        self.pending.put_aggregate(declared.name, declared.noun, write, document)

    def _record(self, aggregate: str, sequence: int, event: Event) -> None:
        event_type, body = encode(event)
        self.pending.insert(
            EVENTS,
            {
                "_id": new_id(),
                "tenant": self.tenant,
                "type": event_type,
                "aggregate": aggregate,
                "sequence": sequence,
                "time": self.now,
                "actor": self.by.subject,
                "trace": trace_headers(),
                "data": body,
                "unpublished": True,
            },
        )

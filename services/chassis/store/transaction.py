# SPDX-License-Identifier: AGPL-3.0-or-later
"""One tenant, one actor, one moment, one MongoDB transaction: the unit of work without its collections.

Writes are buffered and written at commit (or before a query of their collection), one bulk a collection, so a
batch of a thousand events costs as many round trips as one.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self, TypeVar

from pymongo.client_session import ClientSession

from services.chassis.contracts import encode
from services.chassis.events import ReceivedEvent
from services.chassis.ids import new_id
from services.chassis.observe import trace_headers
from services.chassis.origin import Origin, current_origin
from services.chassis.store.collection import MOST_IDS, Aggregate, Collection, Copy, Filter
from services.chassis.store.database import Database, Document
from services.chassis.store.ended_copies import ENDED_COPIES
from services.chassis.store.errors import Duplicate
from services.chassis.store.event_log import EVENTS, RecordedEvent, history_page
from services.chassis.store.identity_map import IdentityMap, Known, Place
from services.chassis.store.paging import Page
from services.chassis.store.timers import TimerSet
from services.chassis.store.write_buffer import Write, WriteBuffer
from services.chassis.values import PLATFORM, Event, Principal

T = TypeVar("T", bound=Aggregate)


class Transaction:
    """What a unit of work loads and is about to write.

    Attributes:
        tenant: the tenant; every filter and every document carries it.
        by: who acts.
        now: the business time, the same throughout the unit.
        tools: what the service's `app.py` made for its commands to work with; each `Tx` says of what type.
        event: the event being handled, in a reaction.
        origin: where what is recorded comes from; a unit that nothing caused begins a correlation of its own.
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
        enters: bool = False,
    ) -> None:
        self.tenant = tenant
        self.by = by
        self.now = now
        self.tools = tools
        self.event = event
        self.pending = WriteBuffer(database, session)
        self.origin = current_origin() or Origin.beginning()
        self.timers = TimerSet(tenant, now, self.pending, self.origin)
        self._database, self.session = database, session
        self._map = IdentityMap()
        self._enters = enters

    def new_id(self) -> str:
        return new_id()

    def require(self, permission: str, *paths: str) -> None:
        """Raises Forbidden, AuthorityEnded unless the actor holds it at one of the places (or anywhere)."""
        if not self.by.may(permission, *paths):
            raise self.by.refusal(permission, *paths)

    def expect(self, declared: Collection[Any], item_id: str, version: int) -> None:
        """Insist on the version of one aggregate (`If-Match`), whatever way it is loaded; 0: there is none.

        It is compared once: at the first load, or at the end if nothing loads it. Raises StaleVersion.
        """
        self._map.expect((declared.name, self.key(item_id)), item_id, version)

    def finish(self) -> None:
        """What is left to do before the commit. Raises StaleVersion, Duplicate."""
        for place in self._map.unmet:
            self._compare(place)
        self.pending.flush()

    def as_tenant(self, tenant: str, by: Principal | None = None, event: ReceivedEvent | None = None) -> Self:
        """The same transaction in another tenant, for what the worker does (`Store.transact_as_platform`).

        Raises PermissionError in every other unit: none that an HTTP request made may enter a tenant.
        """
        if not self._enters:
            raise PermissionError("only a worker's unit of work may enter another tenant")
        return self._in_tenant(tenant, by, event)

    def _in_tenant(self, tenant: str, by: Principal | None, event: ReceivedEvent | None) -> Self:
        other = type(self)(
            self._database,
            by or self.by,
            self.now,
            tenant=tenant,
            session=self.session,
            tools=self.tools,
            event=event,
            enters=self._enters and tenant == PLATFORM,
        )
        other.pending = self.pending
        other.origin = current_origin() or self.origin
        other.timers = TimerSet(tenant, self.now, self.pending, other.origin)
        other._map = self._map  # noqa: SLF001 - one transaction, one memory
        return other

    def history(
        self, noun: str, item_id: str, *, after: str | None = None, limit: int = 50
    ) -> Page[RecordedEvent]:
        """What happened to one aggregate, oldest first."""
        self.pending.flush_if_touching(EVENTS)
        where = {"tenant": self.tenant, "aggregate": f"{noun}/{item_id}"}
        return history_page(self._database, self.session, where, after, limit)

    def record(self, collection: str, key: str) -> Document | None:
        """One of the chassis' own records of this tenant."""
        where = {"_id": key, "tenant": self.tenant}
        return self._database.collection(collection).find_one(where, session=self.session)

    # What the bound collections are made of.

    def load(self, declared: Collection[T], item_id: str) -> T | None:
        known = self._look(declared, item_id)
        value: T | None = known.value if known else None
        return value

    def load_several(self, declared: Collection[T], ids: Iterable[str], *, shared: bool = False) -> list[T]:
        """Those there are, in the order of the ids, each asked for once; `shared`: those of the platform."""
        tenant = PLATFORM if shared else self.tenant
        places = [(declared.name, f"{tenant}/{item_id}") for item_id in ids]
        unknown = [key for _, key in places if (declared.name, key) not in self._map]
        for start in range(0, len(unknown), MOST_IDS):
            keys = unknown[start : start + MOST_IDS]
            where = {"_id": {"$in": keys}, "tenant": tenant}
            raw = self._database.collection(declared.name)
            found = {one["_id"]: one for one in raw.find(where, session=self.session)}
            for key in keys:
                known = _known(declared, found[key]) if key in found else None
                self._map.remember((declared.name, key), known)
        return [known.value for place in places if (known := self._map.find(place))]

    def search(
        self, declared: Collection[T], where: Filter, sort: tuple[str, int] | None, limit: int
    ) -> list[T]:
        self.pending.flush_if_touching(declared.name)
        raw = self._database.collection(declared.name)
        order = [sort] if sort else None
        found = raw.find({**where, "tenant": self.tenant}, sort=order, limit=limit, session=self.session)
        return [self._merge(declared, document) for document in found]

    def count(self, declared: Collection[Any], where: Filter, limit: int) -> int:
        self.pending.flush_if_touching(declared.name)
        raw = self._database.collection(declared.name)
        return raw.count_documents({**where, "tenant": self.tenant}, session=self.session, limit=limit)

    def insert(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None:
        self._write(declared, self._add(declared, value), Write.INSERT, events)

    def replace(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None:
        known = self._loaded(declared, value.id)
        known.value = value
        self._write(declared, known, Write.REPLACE, events)

    def delete(self, declared: Collection[T], value: T, events: tuple[Event, ...]) -> None:
        known = self._loaded(declared, value.id)
        self._write(declared, known, Write.DELETE, events)
        known.removed = True

    def put_copy(self, declared: Copy[T], value: T, sequence: int) -> None:
        """Keep what another service said last of something; without effect if as much was known."""
        known = self._look(declared, value.id)
        if (known.sequence if known else self._ended_at(declared, value.id)) >= sequence:
            return
        write = Write.REPLACE if known else Write.INSERT
        known = known or self._add(declared, value)
        known.value, known.sequence = value, sequence
        self._write(declared, known, write, ())

    def end_copy(self, declared: Copy[Any], item_id: str, sequence: int) -> None:
        """Another service said that something is over: older news of it will have no effect."""
        known = self._look(declared, item_id)
        if (known.sequence if known else self._ended_at(declared, item_id)) >= sequence:
            return
        if known:
            self.delete(declared, known.value, ())
        key = self.key(f"{declared.name}/{item_id}")
        self.pending.put(ENDED_COPIES, {"_id": key, "tenant": self.tenant, "sequence": sequence})

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

    def _look(self, declared: Collection[Any], item_id: str) -> Known | None:
        place = (declared.name, self.key(item_id))
        if place not in self._map:
            found = self._stored(place)
            self._map.remember(place, _known(declared, found) if found else None)
        return self._map.find(place)

    def _stored(self, place: Place) -> Document | None:
        name, key = place
        where = {"_id": key, "tenant": key.partition("/")[0]}
        return self._database.collection(name).find_one(where, session=self.session)

    def _compare(self, place: Place) -> None:
        """Meet what is expected of something that was not loaded."""
        if place in self._map.unmet:
            found = None if place in self._map else self._stored(place)
            self._map.compare(place, found["version"] if found else 0)

    def _add(self, declared: Collection[T], value: T) -> Known:
        place = (declared.name, self.key(value.id))
        if self._map.find(place):
            raise Duplicate(declared.noun, ("id",))
        self._compare(place)
        gone = self._map.removed(place)
        known = Known(value, gone.version, gone.sequence) if gone else Known(value, 0, 0)
        self._map.remember(place, known)
        return known

    def _loaded(self, declared: Collection[Any], item_id: str) -> Known:
        known = self._map.find((declared.name, self.key(item_id)))
        if known is None:
            raise LookupError(f"{declared.noun} {item_id} was not loaded in this unit of work")
        return known

    def _merge(self, declared: Collection[T], document: Document) -> T:
        place = (declared.name, document["_id"])
        known = self._map.find(place)
        if known is None:
            known = _known(declared, document)
            self._map.remember(place, known)
        value: T = known.value
        return value

    def _write(self, declared: Collection[T], known: Known, write: Write, events: tuple[Event, ...]) -> None:
        item_id = known.value.id
        if not self.pending.has(declared.name, self.key(item_id)):
            known.version += 1
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
                **self.by.signature,
                "correlation": self.origin.correlation,
                "cause": self.origin.cause,
                "trace": trace_headers(),
                "data": body,
            },
        )


def _known(declared: Collection[Any], document: Document) -> Known:
    return Known(declared.from_document(document), document["version"], document["sequence"])

# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service's data as its invariants read it: across tenants, in streams, never writing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge
from itertools import groupby
from typing import Any, TypeVar

from services.chassis.store import Collection, Database, RecordedEvent, UnitOfWork
from services.chassis.store.collection import Aggregate
from services.chassis.store.database import Document
from services.chassis.store.event_log import EVENTS, to_recorded
from services.chassis.store.store import system_principal

CHUNK = 100
T = TypeVar("T", bound=Aggregate)
C = TypeVar("C")
Key = tuple[str, str]


def _nothing(_service: str) -> Iterable[Document]:
    """What most services have archived."""
    return ()


@dataclass(frozen=True)
class ServiceData:
    """One service's data across all tenants, and by `of` the data of another.

    Attributes:
        now: the business time.
        grace: how long something may wait before it counts as stuck.
        past: a service's archived events, by tenant, aggregate and sequence.

    """

    service: str
    database: Database
    tx: type[UnitOfWork]
    now: datetime
    grace: timedelta
    open: Callable[[str], "ServiceData"]
    past: Callable[[str], Iterable[Document]] = _nothing

    def of(self, service: str) -> "ServiceData":
        """Another service's data: its events may be read, its collections are its own."""
        return self.open(service)

    def documents(self, name: str, where: Document | None = None) -> Iterator[Document]:
        yield from self.database.collection(name).find(where or {})

    def count(self, name: str, where: Document) -> int:
        return self.database.collection(name).count_documents(where)

    def all(self, declared: Collection[T]) -> Iterator[tuple[str, T]]:
        """Every aggregate of a collection with its tenant."""
        for document in self.documents(declared.name):
            yield document["tenant"], declared.from_document(document)

    def named(self, declared: Collection[T], keys: Iterable[Key]) -> dict[Key, T]:
        """The aggregates with these (tenant, id), as far as they exist."""
        return {
            (document["tenant"], document["id"]): declared.from_document(document)
            for document in self.by_id(declared.name, (f"{tenant}/{item}" for tenant, item in keys))
        }

    def by_id(self, name: str, ids: Iterable[str]) -> Iterator[Document]:
        for chunk in chunks(ids):
            yield from self.documents(name, {"_id": {"$in": chunk}})

    def reader(self, tenant: str) -> Any:  # noqa: ANN401 - the service knows its own Tx
        """A read-only unit of work in one tenant."""
        by = system_principal(tenant, "invariants")
        return self.tx(self.database, by, self.now, tenant=tenant, session=None)

    def histories(self, noun: str = "") -> Iterator[tuple[Key, list[RecordedEvent]]]:
        """The events of every aggregate (of one noun) in order, by (tenant, `noun/id`)."""
        for key, group in self.raw_histories(noun):
            yield key, [to_recorded(document) for document in group]

    def raw_histories(self, noun: str = "") -> Iterator[tuple[Key, Iterator[Document]]]:
        archived = (event for event in self.past(self.service) if _is_of(noun, event))
        events = once(merge(archived, self._live(noun), key=_place))
        yield from groupby(events, key=lambda document: (document["tenant"], document["aggregate"]))

    def _live(self, noun: str) -> Iterator[Document]:
        events = self.database.collection(EVENTS)
        for tenant in sorted(events.distinct("tenant")):
            where: Document = {"tenant": tenant}
            if noun:
                where["aggregate"] = {"$gte": f"{noun}/", "$lt": f"{noun}0"}
            yield from events.find(where).sort([("aggregate", 1), ("sequence", 1)])


def once(events: Iterable[Document]) -> Iterator[Document]:
    """Without what stands twice: an archive run that broke off leaves events in both places."""
    before = ""
    for event in events:
        if event["_id"] != before:
            yield event
        before = event["_id"]


def _place(event: Document) -> tuple[str, str, int]:
    return event["tenant"], event["aggregate"], event["sequence"]


def _is_of(noun: str, event: Document) -> bool:
    return not noun or event["aggregate"].startswith(f"{noun}/")


def chunks(items: Iterable[C], size: int = CHUNK) -> Iterator[list[C]]:
    """Lists of at most `size` items."""
    chunk: list[C] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service keeps of one district, wherever it stands: to be exported, erased, and looked for again."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.linlictl.archives import ARCHIVES
from scripts.linlictl.operations import OPERATIONS
from services.chassis.files import open_blobs
from services.chassis.files.blobs import Blobs
from services.chassis.files.files import keys_of
from services.chassis.invariants import chunks
from services.chassis.messaging.partitions import inbox_lane
from services.chassis.settings import Settings
from services.chassis.store import Database
from services.chassis.store.database import Document
from services.chassis.store.dead_letters import DEAD_LETTERS
from services.chassis.store.event_log import EVENTS
from services.chassis.store.files import FILES
from services.chassis.store.positions import POSITIONS, WAITING_LANES
from services.chassis.store.tenants import TENANTS
from services.chassis.store.timers import TIMERS
from services.chassis.values import PLATFORM

CHUNK = 500
FIRST = (TENANTS.name, TIMERS, "accounts", "clients", "sessions", "refresh_families", "codes")
"""Erased before all else: who has no log-in and no timer adds nothing while the rest goes."""
CONTENT, CHUNKS = "blobs.files", "blobs.chunks"
DISTRICT_CREATED = "linli.identity.v1.DistrictCreated"
RECORDS = frozenset({OPERATIONS, ARCHIVES})
"""The platform's own: what its operators did, and when."""


@dataclass(frozen=True)
class Holding:
    """Documents of one collection that are the district's, by a filter that a sharded cluster serves."""

    collection: str
    where: Document


class Holdings:
    """One service's."""

    def __init__(self, database: Database, settings: Settings, code: str) -> None:
        self.database = database
        self._code = code
        self._blobs: Blobs = open_blobs(settings, database)

    def all(self) -> list[Holding]:
        """Every collection that there is, those first that must go first; no list names them."""
        names = set(self.database.raw.list_collection_names()) - RECORDS
        ordered = sorted(names, key=lambda name: (name not in FIRST, name))
        return [Holding(name, where) for name in ordered for where in self._filters(name)]

    def own(self) -> list[Holding]:
        """Those in which the district's own documents stand, by its tenant."""
        return [one for one in self.all() if one.where == {"tenant": self._code}]

    def count(self, holding: Holding) -> int:
        return self.database.collection(holding.collection).count_documents(holding.where)

    def found(self) -> dict[str, int]:
        """By collection how many there are, where there are any."""
        counts: dict[str, int] = {}
        for holding in self.all():
            if count := self.count(holding):
                counts[holding.collection] = counts.get(holding.collection, 0) + count
        return counts

    def files(self) -> Iterator[Document]:
        """What is known of each of its files."""
        yield from self.database.collection(FILES.name).find({"tenant": self._code})

    def content(self, file: Document) -> bytes | None:
        return self._blobs.get(keys_of(self._code, file["id"])[0])

    def erase_content(self) -> int:
        """The content of its files, in whatever store it lies; how many files."""
        count = 0
        for file in self.files():
            for key in keys_of(self._code, file["id"]):
                self._blobs.delete(key)
            count += 1
        return count

    def erase(self, holding: Holding) -> Iterator[int]:
        """Remove them in bounded chunks; yields how many each time."""
        collection = self.database.collection(holding.collection)
        named = {"tenant": holding.where["tenant"]} if "tenant" in holding.where else {}
        ids = (one["_id"] for one in collection.find(holding.where, {"_id": 1}))
        for chunk in chunks(ids, CHUNK):
            yield collection.delete_many({"_id": {"$in": chunk}, **named}).deleted_count

    def unpublished(self, newest: str) -> int:
        """How many of its events the relay has not come to."""
        where = {"tenant": self._code, "_id": {"$gt": newest}}
        return self.database.collection(EVENTS).count_documents(where)

    def _filters(self, name: str) -> Iterator[Document]:
        code = self._code
        if name == CONTENT:
            yield {"_id": {"$gte": f"{code}/", "$lt": f"{code}0"}}
        elif name == CHUNKS:
            yield {"files_id": {"$gte": f"{code}/", "$lt": f"{code}0"}}
        elif name == DEAD_LETTERS:
            yield {"headers.cloudEvents_tenant": code}
        else:
            yield {"tenant": code}
        if name in (TENANTS.name, "districts"):
            yield {"tenant": PLATFORM, "_id": f"{PLATFORM}/{code}"}
        if name == EVENTS:
            yield {"tenant": PLATFORM, "aggregate": f"district/{code}"}
        if name in (POSITIONS, WAITING_LANES):
            yield {"tenant": PLATFORM, "_id": inbox_lane(DISTRICT_CREATED, PLATFORM, f"district/{code}")}

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The buffered writes of a unit of work and what their failure means."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any, NamedTuple

from pymongo import DeleteOne, InsertOne, ReplaceOne
from pymongo.client_session import ClientSession
from pymongo.errors import BulkWriteError, ClientBulkWriteException, PyMongoError
from pymongo.results import BulkWriteResult, ClientBulkWriteResult

from services.chassis.store.database import Database, Document
from services.chassis.store.errors import Conflict, Duplicate, ReadOnly

DUPLICATE_KEY = 11000
FEW = 8
"""Up to so many writes go in one round trip for all collections; the largest collections have their own."""

Operation = InsertOne[Document] | ReplaceOne[Document] | DeleteOne


class Write(Enum):
    """INSERT, REPLACE and DELETE are of aggregates with versions; PUT and DROP of the chassis' records."""

    INSERT = auto()
    REPLACE = auto()
    DELETE = auto()
    PUT = auto()
    DROP = auto()


class _Change(NamedTuple):
    """A pending write of one document. `base`: the version that is stored, of an aggregate; 0: none."""

    collection: str
    write: Write
    document: Document
    base: int = 0

    @property
    def key(self) -> Document:
        """What finds the document, also where collections are sharded by tenant."""
        return {name: self.document[name] for name in ("_id", "tenant") if name in self.document}


class WriteBuffer:
    """Writes in the order of their first mention, the last state of each document only.

    `timer_is_near`: one was set that is due so soon that its runner must be told.
    """

    def __init__(self, database: Database, session: ClientSession | None) -> None:
        self.timer_is_near = False
        self._database = database
        self._session = session
        self._writes: dict[tuple[str, str], _Change] = {}
        self._nouns: dict[str, str] = {}

    def has(self, collection: str, key: str) -> bool:
        return (collection, key) in self._writes

    def put_aggregate(self, collection: str, noun: str, write: Write, document: Document) -> None:
        """One aggregate's write; with one that is still pending it becomes a single write."""
        self._nouns[collection] = noun
        place = (collection, document["_id"])
        earlier = self._writes.get(place)
        base = earlier.base if earlier else 0 if write is Write.INSERT else document["version"] - 1
        if write is not Write.DELETE:
            self._put(_Change(collection, Write.REPLACE if base else Write.INSERT, document, base))
        elif base:
            self._put(_Change(collection, write, document, base))
        else:
            del self._writes[place]

    def insert(self, collection: str, document: Document) -> None:
        """A record of the chassis that must not be there yet; if it is, the unit runs again."""
        self._put(_Change(collection, Write.INSERT, document))

    def put(self, collection: str, document: Document) -> None:
        """A record of the chassis that may replace an older one."""
        self._put(_Change(collection, Write.PUT, document))

    def replace(self, collection: str, document: Document) -> None:
        """A record of the chassis that must still have the version before; if not, the unit runs again."""
        self._put(_Change(collection, Write.REPLACE, document, document["version"] - 1))

    def drop(self, collection: str, key: str, tenant: str = "") -> None:
        """Delete a record of the chassis, if it is there."""
        self._put(_Change(collection, Write.DROP, {"_id": key} | ({"tenant": tenant} if tenant else {})))

    def _put(self, change: _Change) -> None:
        if self._session is None:
            raise ReadOnly(change.collection)
        self._writes[change.collection, change.document["_id"]] = change

    def flush_if_touching(self, collection: str) -> None:
        if any(name == collection for name, _ in self._writes):
            self.flush()

    def flush(self) -> None:
        """Raises Duplicate for a declared unique index, Conflict where a retry will see newer data."""
        by_collection: dict[str, list[_Change]] = {}
        for change in self._writes.values():
            by_collection.setdefault(change.collection, []).append(change)
        self._writes = {}
        groups = sorted(by_collection.values(), key=len)
        left = sum(map(len, groups))
        while groups and (left > FEW or self._begins()):
            left -= len(groups[-1])
            self._write(groups.pop())
        self._write_together([change for placed in groups for change in placed])

    def _begins(self) -> bool:
        """Whether nothing was sent in this transaction yet.

        What is sent first carries the read concern, which the embedded engine does not take on a `bulkWrite`
        (MongoDB takes it on every command): a unit that only writes begins with one collection.
        """
        return bool(self._session and self._session._starting_transaction)  # noqa: SLF001

    def _write_together(self, changes: list[_Change]) -> None:
        """All collections in one round trip (MongoDB 8.0)."""
        if not changes:
            return
        names = self._database.name
        operations = [_operation(change, f"{names}.{change.collection}") for change in changes]
        try:
            result = self._database.client.bulk_write(operations, ordered=False, session=self._session)
        except ClientBulkWriteException as error:
            if isinstance(error.error, PyMongoError):
                raise error.error from error
            failed: Any = error.write_errors[0] if error.write_errors else {}
            raise self._meaning(changes[failed.get("idx", 0)].collection, failed, error) from error
        _check(changes, result)

    def _write(self, changes: list[_Change]) -> None:
        """One collection: servers insert many documents of one collection at once."""
        collection = changes[0].collection
        raw = self._database.collection(collection)
        try:
            if all(change.write is Write.INSERT for change in changes):
                raw.insert_many((change.document for change in changes), ordered=False, session=self._session)
                return
            operations = [_operation(change) for change in changes]
            result = raw.bulk_write(operations, ordered=False, session=self._session)
        except BulkWriteError as error:
            failed: Document = error.details["writeErrors"][0] if error.details["writeErrors"] else {}
            raise self._meaning(collection, failed, error) from error
        _check(changes, result)

    def _meaning(self, collection: str, failed: Mapping[str, Any], error: Exception) -> Exception:
        if failed.get("code") != DUPLICATE_KEY:
            return error
        if collection not in self._nouns:
            return Conflict()
        fields = tuple(name for name in failed.get("keyPattern", {}) if name != "tenant")
        return Duplicate(self._nouns[collection], tuple("id" if name == "_id" else name for name in fields))


def _check(changes: list[_Change], result: BulkWriteResult | ClientBulkWriteResult) -> None:
    """Raises Conflict when an aggregate to be replaced has another version by now.

    The transaction's snapshot rules that out: the server refuses to write what was changed since. To compare
    costs nothing, and makes of a server that breaks its word one more try instead of a lost update.
    """
    kinds = [change.write for change in changes]
    replaced = result.matched_count - (kinds.count(Write.PUT) - result.upserted_count)
    if replaced != kinds.count(Write.REPLACE):
        raise Conflict


def _operation(change: _Change, namespace: str | None = None) -> Operation:
    if change.write is Write.INSERT:
        return InsertOne(change.document, namespace)
    if change.write is Write.PUT:
        return ReplaceOne(change.key, change.document, upsert=True, namespace=namespace)
    if change.write is Write.REPLACE:
        return ReplaceOne(change.key | {"version": change.base}, change.document, namespace=namespace)
    return DeleteOne(change.key, namespace=namespace)

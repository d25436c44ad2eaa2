# SPDX-License-Identifier: AGPL-3.0-or-later
"""The buffered writes of a unit of work and what their failure means."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any

from pymongo import DeleteOne, InsertOne, ReplaceOne
from pymongo.client_session import ClientSession
from pymongo.errors import BulkWriteError, ClientBulkWriteException, PyMongoError
from pymongo.results import BulkWriteResult, ClientBulkWriteResult

from services.chassis.store.database import Database, Document
from services.chassis.store.errors import Conflict, Duplicate

DUPLICATE_KEY = 11000
FEW = 8
"""Up to so many writes go in one round trip for all collections, more in one a collection."""

Operation = InsertOne[Document] | ReplaceOne[Document] | DeleteOne


class Write(Enum):
    """INSERT, REPLACE and DELETE are of aggregates with versions; PUT and DROP of the chassis' records."""

    INSERT = auto()
    REPLACE = auto()
    DELETE = auto()
    PUT = auto()
    DROP = auto()


_Placed = tuple[str, Write, Document]
"""A write and its collection."""


class Pending:
    """Writes in the order of their first mention, the last state of each document only."""

    def __init__(self, database: Database, session: ClientSession | None) -> None:
        self._database = database
        self._session = session
        self._writes: dict[tuple[str, str], tuple[Write, Document]] = {}
        self._nouns: dict[str, str] = {}

    def has(self, collection: str, key: str) -> bool:
        return (collection, key) in self._writes

    def put_aggregate(self, collection: str, noun: str, write: Write, document: Document) -> None:
        """One aggregate's write; with one that is still pending it becomes a single write."""
        place = (collection, document["_id"])
        self._nouns[collection] = noun
        earlier = self._writes.get(place, (write, document))[0]
        if earlier is Write.INSERT and write is Write.DELETE:
            del self._writes[place]
        elif earlier is Write.INSERT:
            self._writes[place] = (Write.INSERT, document)
        else:
            self._writes[place] = (write, document)

    def insert(self, collection: str, document: Document) -> None:
        """A record of the chassis that must not be there yet; if it is, the unit runs again."""
        self._writes[collection, document["_id"]] = (Write.INSERT, document)

    def put(self, collection: str, document: Document) -> None:
        """A record of the chassis that may replace an older one."""
        self._writes[collection, document["_id"]] = (Write.PUT, document)

    def drop(self, collection: str, key: str) -> None:
        """Delete a record of the chassis, if it is there."""
        self._writes[collection, key] = (Write.DROP, {"_id": key})

    def flush_if_touching(self, collection: str) -> None:
        if any(name == collection for name, _ in self._writes):
            self.flush()

    def flush(self) -> None:
        """Raises Duplicate for a declared unique index, Conflict where a retry will see newer data."""
        if not self._writes:
            return
        if self._session is None:
            raise PermissionError("a read-only unit of work cannot write")
        writes = [(collection, *write) for (collection, _), write in self._writes.items()]
        self._writes = {}
        if len(writes) <= FEW:
            self._write_together(writes)
        else:
            by_collection: dict[str, list[_Placed]] = {}
            for write in writes:
                by_collection.setdefault(write[0], []).append(write)
            for placed in by_collection.values():
                self._write(placed)

    def _write_together(self, writes: list[_Placed]) -> None:
        """All collections in one round trip (MongoDB 8.0)."""
        names = self._database.name
        operations = [_operation(write, document, f"{names}.{name}") for name, write, document in writes]
        try:
            result = self._database.client.bulk_write(operations, ordered=False, session=self._session)
        except ClientBulkWriteException as error:
            if isinstance(error.error, PyMongoError):
                raise error.error from error
            failed: Any = error.write_errors[0] if error.write_errors else {}
            raise self._meaning(writes[failed.get("idx", 0)][0], failed, error) from error
        _check(writes, result)

    def _write(self, writes: list[_Placed]) -> None:
        """One collection: servers insert many documents of one collection at once."""
        collection = writes[0][0]
        raw = self._database.collection(collection)
        try:
            if all(write is Write.INSERT for _, write, _ in writes):
                raw.insert_many((document for *_, document in writes), ordered=False, session=self._session)
                return
            operations = [_operation(write, document) for _, write, document in writes]
            result = raw.bulk_write(operations, ordered=False, session=self._session)
        except BulkWriteError as error:
            failed: Document = error.details["writeErrors"][0] if error.details["writeErrors"] else {}
            raise self._meaning(collection, failed, error) from error
        _check(writes, result)

    def _meaning(self, collection: str, failed: Mapping[str, Any], error: Exception) -> Exception:
        if failed.get("code") != DUPLICATE_KEY:
            return error
        if collection not in self._nouns:
            return Conflict()
        fields = tuple(name for name in failed.get("keyPattern", {}) if name != "tenant")
        return Duplicate(self._nouns[collection], tuple("id" if name == "_id" else name for name in fields))


def _check(writes: list[_Placed], result: BulkWriteResult | ClientBulkWriteResult) -> None:
    """Raises Conflict when an aggregate to be replaced has another version by now."""
    kinds = [write for _, write, _ in writes]
    replaced = result.matched_count - (kinds.count(Write.PUT) - result.upserted_count)
    if replaced != kinds.count(Write.REPLACE):
        raise Conflict


def _operation(write: Write, document: Document, namespace: str | None = None) -> Operation:
    key = {"_id": document["_id"]}
    if write is Write.INSERT:
        return InsertOne(document, namespace)
    if write is Write.PUT:
        return ReplaceOne(key, document, upsert=True, namespace=namespace)
    if write is Write.REPLACE:
        return ReplaceOne(key | {"version": document["version"] - 1}, document, namespace=namespace)
    return DeleteOne(key, namespace=namespace)

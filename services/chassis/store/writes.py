# SPDX-License-Identifier: AGPL-3.0-or-later
"""The buffered writes of a unit of work and what their failure means."""

from enum import Enum, auto

from pymongo import DeleteOne, InsertOne, ReplaceOne
from pymongo.client_session import ClientSession
from pymongo.errors import BulkWriteError

from services.chassis.store.database import Database, Document
from services.chassis.store.errors import Conflict, Duplicate

DUPLICATE_KEY = 11000
Operation = InsertOne[Document] | ReplaceOne[Document] | DeleteOne


class Write(Enum):
    """INSERT, REPLACE and DELETE are of aggregates with versions; PUT and DROP of the chassis' records."""

    INSERT = auto()
    REPLACE = auto()
    DELETE = auto()
    PUT = auto()
    DROP = auto()


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
        by_collection: dict[str, list[tuple[Write, Document]]] = {}
        for (collection, _), write in self._writes.items():
            by_collection.setdefault(collection, []).append(write)
        self._writes = {}
        for collection, writes in by_collection.items():
            self._write(collection, writes)

    def _write(self, collection: str, writes: list[tuple[Write, Document]]) -> None:
        operations = [_operation(*write) for write in writes]
        try:
            result = self._database.collection(collection).bulk_write(
                operations, ordered=False, session=self._session
            )
        except BulkWriteError as error:
            raise self._meaning(collection, error) from error
        kinds = [write for write, _ in writes]
        replaced = result.matched_count - (kinds.count(Write.PUT) - result.upserted_count)
        if replaced != kinds.count(Write.REPLACE):
            raise Conflict

    def _meaning(self, collection: str, error: BulkWriteError) -> Exception:
        failed: Document = error.details["writeErrors"][0] if error.details["writeErrors"] else {}
        if failed.get("code") != DUPLICATE_KEY:
            return error
        if collection not in self._nouns:
            return Conflict()
        fields = tuple(name for name in failed.get("keyPattern", {}) if name != "tenant")
        return Duplicate(self._nouns[collection], tuple("id" if name == "_id" else name for name in fields))


def _operation(write: Write, document: Document) -> Operation:
    if write is Write.INSERT:
        return InsertOne(document)
    if write is Write.PUT:
        return ReplaceOne({"_id": document["_id"]}, document, upsert=True)
    if write is Write.REPLACE:
        return ReplaceOne({"_id": document["_id"], "version": document["version"] - 1}, document)
    return DeleteOne({"_id": document["_id"]})

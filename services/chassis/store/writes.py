# SPDX-License-Identifier: AGPL-3.0-or-later
"""The buffered writes of a unit of work and what their failure means."""

from enum import Enum, auto

from pymongo import DeleteOne, InsertOne, ReplaceOne
from pymongo.client_session import ClientSession
from pymongo.errors import ClientBulkWriteException

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
        self._writes[collection, key] = (Write.DROP, {})

    def flush_if_touching(self, collection: str) -> None:
        if any(name == collection for name, _ in self._writes):
            self.flush()

    def flush(self) -> None:
        """Raises Duplicate for a declared unique index, Conflict where a retry will see newer data."""
        if not self._writes:
            return
        if self._session is None:
            raise PermissionError("a read-only unit of work cannot write")
        writes, self._writes = self._writes, {}
        operations = [self._operation(place, *write) for place, write in writes.items()]
        try:
            result = self._database.client.bulk_write(operations, session=self._session)
        except ClientBulkWriteException as error:
            raise self._meaning(error, list(writes)) from error
        kinds = [write for write, _ in writes.values()]
        replaced = result.matched_count - (kinds.count(Write.PUT) - result.upserted_count)
        if replaced != kinds.count(Write.REPLACE):
            raise Conflict

    def _operation(self, place: tuple[str, str], write: Write, document: Document) -> Operation:
        collection, key = place
        namespace = f"{self._database.name}.{collection}"
        if write is Write.INSERT:
            return InsertOne(document, namespace=namespace)
        if write is Write.PUT:
            return ReplaceOne({"_id": key}, document, upsert=True, namespace=namespace)
        if write is Write.REPLACE:
            return ReplaceOne({"_id": key, "version": document["version"] - 1}, document, namespace=namespace)
        return DeleteOne({"_id": key}, namespace=namespace)

    def _meaning(self, error: ClientBulkWriteException, places: list[tuple[str, str]]) -> Exception:
        failures: list[Document] = error.details["writeErrors"]
        failed = next(iter(failures), None)
        if failed is None or failed.get("code") != DUPLICATE_KEY:
            return error.error if isinstance(error.error, Exception) else error
        collection, _ = places[failed["idx"]]
        if collection not in self._nouns:
            return Conflict()
        fields = tuple(name for name in failed.get("keyPattern", {}) if name != "tenant")
        return Duplicate(self._nouns[collection], tuple("id" if name == "_id" else name for name in fields))

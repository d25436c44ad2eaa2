# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dead letters: events that a consumer gave up, kept in its database until an operator decides."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.client_session import ClientSession

from services.chassis.clock import system_now
from services.chassis.store.database import Database, Document
from services.chassis.store.write_buffer import WriteBuffer

DEAD_LETTERS = "dead_letters"
SUBJECT = "headers.cloudEvents_subject"
TENANT = "headers.cloudEvents_tenant"
DEAD_LETTER_INDEXES = (
    IndexModel([("at", ASCENDING)], name="at"),
    IndexModel([(SUBJECT, ASCENDING)], name="subject"),
    IndexModel([(TENANT, ASCENDING)], name="tenant"),
)
CHUNK = 100
LONGEST_ERROR = 1000
LONGEST_BODY = 1_048_576
"""Bytes; an event of ours has at most 16 KiB, but anything may come as one."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An event as it came, why it was given up and when. `id`: the event's, or made from its content."""

    id: str
    headers: dict[str, str]
    body: bytes
    reason: str
    error: str
    at: datetime


def dead_letter(
    event_id: object, headers: Mapping[str, Any], body: bytes, reason: str, error: str
) -> DeadLetter:
    """The letter of an event that is given up now."""
    known = event_id if isinstance(event_id, str) and event_id else _name(headers, body)
    storable = {str(name).replace("\0", "�"): _storable(value) for name, value in headers.items()}
    return DeadLetter(known, storable, body[:LONGEST_BODY], reason, error[:LONGEST_ERROR], system_now())


class DeadLetters:
    """One consumer's."""

    def __init__(self, database: Database) -> None:
        self._collection = database.collection(DEAD_LETTERS)

    def add(self, pending: WriteBuffer, letter: DeadLetter) -> None:
        """Keep it with the unit that gives the event up; a copy of a letter replaces it."""
        pending.put(DEAD_LETTERS, _document(letter))

    def remove(self, pending: WriteBuffer, letter_id: str) -> None:
        pending.drop(DEAD_LETTERS, letter_id)

    def discard(self, letter_id: str) -> None:
        """Remove it for good."""
        self._collection.delete_one({"_id": letter_id})

    def about(self, tenant: str, aggregate: str, session: ClientSession | None = None) -> list[str]:
        """The ids of some of those that are about an aggregate."""
        where = {SUBJECT: aggregate, TENANT: tenant}
        return [one["_id"] for one in self._collection.find(where, {"_id": 1}, session=session).limit(CHUNK)]

    def get(self, letter_id: str, session: ClientSession | None = None) -> DeadLetter | None:
        found = self._collection.find_one({"_id": letter_id}, session=session)
        return _letter(found) if found else None

    def oldest(self, limit: int) -> Iterator[DeadLetter]:
        return map(_letter, self._collection.find().sort("at", ASCENDING).limit(limit))

    def count_of(self, tenant: str, most: int, session: ClientSession | None = None) -> int:
        """Those about one tenant, counted no further than `most`."""
        return self._collection.count_documents({TENANT: tenant}, limit=most, session=session)

    def count(self) -> int:
        return self._collection.count_documents({})


def _name(headers: Mapping[str, Any], body: bytes) -> str:
    content = repr(sorted(headers.items(), key=str)).encode() + body
    return f"~{hashlib.sha256(content).hexdigest()[:16]}"


def _storable(value: object) -> str:
    return value if isinstance(value, str) else repr(value)


def _document(letter: DeadLetter) -> Document:
    return {
        "_id": letter.id,
        "at": letter.at,
        "reason": letter.reason,
        "error": letter.error,
        "headers": letter.headers,
        "body": letter.body,
    }


def _letter(document: Document) -> DeadLetter:
    return DeadLetter(
        document["_id"],
        document["headers"],
        bytes(document["body"]),
        document["reason"],
        document["error"],
        document["at"],
    )

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service keeps of its acts for who audits it: an entry an event, one chain of hashes a tenant."""

from dataclasses import dataclass
from datetime import datetime

from pymongo import ASCENDING
from pymongo.client_session import ClientSession

from services.chassis.store.collection import Collection
from services.chassis.store.database import Database, Document
from services.chassis.store.event_log import EVENTS
from services.chassis.store.index import Index

HEAD = "head"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An event in its place of the chain.

    Attributes:
        id: its number in the chain, from 0.
        persons: whom it concerns, as far as it says by fields of its own.
        digest: over its envelope, and its body without what is personal.
        commitment: over the salt and the whole body, where something of it is personal.
        salt: empty once the person was erased: then nobody can tell from `commitment` what had stood there.
        head: over the head before and all of this.
        emergency: the emergency access under which it was done, if any; the digest is over it, too.

    """

    id: str
    event_id: str
    at: datetime
    actor: str
    act: str
    aggregate: str
    persons: tuple[str, ...]
    place: str
    digest: str
    commitment: str
    salt: str
    head: str
    emergency: str = ""


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How long a chain is, and its last head; the platform's `cursor`: which event was read last."""

    id: str
    size: int
    head: str
    event_id: str


ENTRIES = Collection(
    AuditEntry,
    "audit_entries",
    orderings=("at",),
    indexes=(
        Index("by_at"),
        Index("actor", "by_at"),
        Index("persons", "by_at"),
        Index("act", "by_at"),
        Index("event_id", unique=True),
    ),
)
HEADS = Collection(AuditHead, "audit_heads")


def entry_id(number: int) -> str:
    """Entries lie in their order."""
    return f"{number:012d}"


def between(
    database: Database, session: ClientSession | None, after: str, before: str, limit: int
) -> list[Document]:
    """Events of all tenants in the order of their ids, both ends outside."""
    where = {"_id": {"$gt": after, "$lt": before}}
    found = database.collection(EVENTS).find(where, session=session)
    return list(found.sort("_id", ASCENDING).limit(limit))

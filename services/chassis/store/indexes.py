# SPDX-License-Identifier: AGPL-3.0-or-later
"""Indexes are declared beside what they serve; they are made at deployment and checked at every start."""

from pymongo import ASCENDING, IndexModel

from services.chassis.store.collection import ENDED_COPIES, Index
from services.chassis.store.database import Database, Document
from services.chassis.store.errors import IndexMismatch
from services.chassis.store.exclusive_session import EXCLUSIVE_SESSIONS
from services.chassis.store.history import EVENT_INDEXES, EVENTS
from services.chassis.store.idempotency import IDEMPOTENCY, IDEMPOTENCY_INDEXES
from services.chassis.store.leases import LEASES
from services.chassis.store.receipts import INBOX, PARKED, PARKED_INDEXES
from services.chassis.store.relay_records import RELAY, STALLED, STALLED_INDEXES
from services.chassis.store.revocations import REVOCATION_INDEXES, REVOCATIONS
from services.chassis.store.timers import TIMER_INDEXES, TIMERS
from services.chassis.store.unit import UnitOfWork


def declared(tx: type[UnitOfWork]) -> dict[str, list[IndexModel]]:
    """Every collection of a service with its indexes."""
    spine = {
        EVENTS: list(EVENT_INDEXES),
        TIMERS: list(TIMER_INDEXES),
        IDEMPOTENCY: list(IDEMPOTENCY_INDEXES),
        INBOX: [],
        PARKED: list(PARKED_INDEXES),
        LEASES: [],
        REVOCATIONS: list(REVOCATION_INDEXES),
        ENDED_COPIES: [],
        EXCLUSIVE_SESSIONS: [],
        RELAY: [],
        STALLED: list(STALLED_INDEXES),
    }
    return spine | {c.name: [_model(index) for index in c.indexes] for c in tx.collections}


def ensure(database: Database, tx: type[UnitOfWork]) -> None:
    """Make what is missing.

    Raises:
        IndexMismatch: an index of a declared name exists with another definition.

    """
    existing = set(database.raw.list_collection_names())
    wrong: list[str] = []
    for name, models in declared(tx).items():
        if name not in existing:
            database.raw.create_collection(name, check_exists=False)
        present = database.collection(name).index_information()
        missing = [m for m in models if m.document["name"] not in present]
        wrong += [
            f"{name}.{m.document['name']}"
            for m in models
            if m not in missing and not _same(m.document, present[m.document["name"]])
        ]
        if missing:
            database.collection(name).create_indexes(missing)
    if wrong:
        raise IndexMismatch(", ".join(wrong))


def _model(index: Index) -> IndexModel:
    keys = [("tenant", ASCENDING), *((field, ASCENDING) for field in index.fields)]
    options: Document = {"unique": True} if index.unique else {}
    if index.only_if:
        options["partialFilterExpression"] = {index.only_if: {"$exists": True}}
    return IndexModel(keys, name="_".join(index.fields), **options)


def _same(wanted: Document, present: Document) -> bool:
    keys = [(field, int(direction)) for field, direction in present["key"]]
    return keys == list(wanted["key"].items()) and bool(present.get("unique")) == bool(wanted.get("unique"))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Indexes are declared beside what they serve; they are made at deployment and checked at every start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pymongo import ASCENDING, IndexModel, timeout
from pymongo.errors import OperationFailure

from services.chassis.observe import log
from services.chassis.store.daily_counts import DAILY_COUNT_INDEXES, DAILY_COUNTS
from services.chassis.store.database import Database, Document
from services.chassis.store.dead_letters import DEAD_LETTER_INDEXES, DEAD_LETTERS
from services.chassis.store.ended_copies import ENDED_COPIES
from services.chassis.store.errors import DatabaseTooOld, IndexMismatch, NotPermitted
from services.chassis.store.event_log import EVENT_INDEXES, EVENTS
from services.chassis.store.exclusive_session import EXCLUSIVE_SESSIONS
from services.chassis.store.idempotency import IDEMPOTENCY, IDEMPOTENCY_INDEXES
from services.chassis.store.index import Index
from services.chassis.store.leases import LEASES
from services.chassis.store.parked import PARKED, PARKED_INDEXES
from services.chassis.store.positions import POSITIONS, WAITING_INDEXES, WAITING_LANES
from services.chassis.store.preparation import NotPrepared
from services.chassis.store.relay_records import RELAY, STALLED, STALLED_INDEXES
from services.chassis.store.revocations import REVOCATION_INDEXES, REVOCATIONS
from services.chassis.store.subscription import SUBSCRIPTIONS
from services.chassis.store.timers import TIMER_INDEXES, TIMERS
from services.chassis.store.unit import UnitOfWork

OLDEST = "8.0"
WIRE_VERSION = 25
"""MongoDB 8.0's: the first that writes to several collections in one message (bulkWrite)."""
UNAUTHORIZED = 13
IS_GIVEN = {"$gt": ""}
"""Any text. That an equality implies `$exists` the embedded engine does not see, and reads everything."""

STORES_OWN = frozenset({"tenant", "version", "sequence"})
"""What stands beside an aggregate's own fields in its document."""


def declared(tx: type[UnitOfWork]) -> dict[str, list[IndexModel]]:
    """Every collection of a service with its indexes. Raises ValueError for a name of the chassis' own."""
    platform = {
        EVENTS: list(EVENT_INDEXES),
        TIMERS: list(TIMER_INDEXES),
        IDEMPOTENCY: list(IDEMPOTENCY_INDEXES),
        POSITIONS: [],
        WAITING_LANES: list(WAITING_INDEXES),
        PARKED: list(PARKED_INDEXES),
        DEAD_LETTERS: list(DEAD_LETTER_INDEXES),
        SUBSCRIPTIONS: [],
        LEASES: [],
        REVOCATIONS: list(REVOCATION_INDEXES),
        DAILY_COUNTS: list(DAILY_COUNT_INDEXES),
        ENDED_COPIES: [],
        EXCLUSIVE_SESSIONS: [],
        RELAY: [],
        STALLED: list(STALLED_INDEXES),
    }
    own = {c.name: [_model(index) for index in c.indexes] for c in tx.collections}
    if taken := platform.keys() & own.keys():
        raise ValueError(f"the chassis keeps {', '.join(sorted(taken))}: choose another name")
    for collection in tx.collections:
        if both := STORES_OWN & collection.fields:
            raise ValueError(f"{collection.name}: the store keeps {', '.join(sorted(both))} itself")
    return platform | own


def ensure(database: Database, tx: type[UnitOfWork]) -> None:
    """Make what is missing, however long it takes; an index that is declared no more is told of and stays.

    Raises:
        DatabaseTooOld: before anything is made.
        IndexMismatch: an index of a declared name exists with another definition.
        NotPermitted: the user of the database may not; what was made before stays.

    """
    try:
        _ensure_all(database, tx)
    except OperationFailure as error:
        if error.code == UNAUTHORIZED:
            raise NotPermitted(f"{database.name}: {error.details or error}") from error
        raise


def check_version(spoken: int) -> None:
    """Raises DatabaseTooOld for a wire version that is older than ours."""
    if spoken < WIRE_VERSION:
        raise DatabaseTooOld(
            f"MongoDB {OLDEST} or newer is needed (wire version {WIRE_VERSION}); this one speaks {spoken}"
        )


def check(database: Database, tx: type[UnitOfWork]) -> None:
    """Make nothing: a process waits until the command or the job has made what is missing.

    Raises:
        NotPrepared: with what is missing; whoever waits tries again.
        DatabaseTooOld, IndexMismatch: as `ensure`.

    """
    found = look(database, tx)
    if found.missing:
        raise NotPrepared(f"indexes are missing: {', '.join(found.missing)[:300]}")
    _tell(found)


@dataclass(frozen=True, slots=True)
class Found:
    """How a database's indexes differ from the declared ones, each as `collection.index`.

    A collection that is not there is missing with all of its indexes. `surplus`: declared no more.
    """

    missing: tuple[str, ...]
    differing: tuple[str, ...]
    surplus: tuple[str, ...]


def look(database: Database, tx: type[UnitOfWork]) -> Found:
    """Compare, in all that an index is. Raises DatabaseTooOld."""
    existing = set(database.raw.list_collection_names())
    check_version(database.wire_version)
    missing: list[str] = []
    differing: list[str] = []
    surplus: list[str] = []
    for collection, models in declared(tx).items():
        present = database.collection(collection).index_information() if collection in existing else {}
        wanted = {model.document["name"]: model for model in models}
        missing += [f"{collection}.{name}" for name in wanted if name not in present]
        missing += [collection] if collection not in existing else []
        both = sorted(wanted.keys() & present.keys())
        differing += [f"{collection}.{n}" for n in both if _of(wanted[n].document) != _of(present[n])]
        surplus += [f"{collection}.{n}" for n in sorted(present.keys() - wanted.keys() - {"_id_"})]
    return Found(tuple(missing), tuple(differing), tuple(surplus))


def make(database: Database, tx: type[UnitOfWork]) -> None:
    """Make what is missing, however long it takes."""
    existing = set(database.raw.list_collection_names())
    for collection, models in declared(tx).items():
        if collection not in existing:
            database.raw.create_collection(collection, check_exists=False)
        present = database.collection(collection).index_information()
        missing = [model for model in models if model.document["name"] not in present]
        if missing:
            database.collection(collection).create_indexes(missing)


def drop(database: Database, names: Iterable[str]) -> None:
    """Drop these, each `collection.index`."""
    for name in names:
        collection, _, index = name.rpartition(".")
        database.collection(collection).drop_index(index)


def _ensure_all(database: Database, tx: type[UnitOfWork]) -> None:
    with timeout(None):
        found = look(database, tx)
        if found.missing:
            make(database, tx)
    _tell(found)


def _tell(found: Found) -> None:
    for name in found.surplus:
        log().warning("an index is declared no more", index=name)
    if found.differing:
        raise IndexMismatch(", ".join(found.differing))


def _model(index: Index) -> IndexModel:
    keys = [("tenant", ASCENDING), *((field, ASCENDING) for field in index.fields)]
    options: Document = {"unique": True} if index.unique else {}
    name = "_".join(index.fields)
    if index.only_if:
        options["partialFilterExpression"] = {index.only_if: IS_GIVEN}
        name += "_given"
    return IndexModel(keys, name=name, **options)


def _of(definition: Mapping[str, Any]) -> Document:
    """What makes an index what it is: its keys in order, and every option."""
    found = {option: value for option, value in definition.items() if option not in ("v", "ns", "name")}
    keys = found["key"].items() if isinstance(found["key"], Mapping) else found["key"]
    return found | {
        "key": [(field, int(direction)) for field, direction in keys],
        "unique": bool(found.get("unique")),
    }

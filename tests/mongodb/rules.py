# SPDX-License-Identifier: AGPL-3.0-or-later
"""What MongoDB 8.0 takes on a sharded cluster, in and outside of transactions, as a check of one command.

The embedded engine is one node and forgives more. Sources: the manual's “Transactions”, “Transactions and
Sharded Clusters” and “Production Considerations”, the commands' reference, and SERVER-106069 for upserts.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scripts.charts.sharding import UNSHARDED
from scripts.services import SERVICES

Command = Mapping[str, Any]


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IN_TRANSACTIONS = words(
    """find getMore killCursors aggregate insert update delete findAndModify bulkWrite
    commitTransaction abortTransaction"""
)
"""Not `distinct` and `count`, which unsharded collections alone can answer; nothing that makes or drops."""

OUTSIDE = words(
    """drop dropIndexes find getMore killCursors aggregate distinct insert update delete findAndModify
    bulkWrite create createIndexes listCollections listIndexes ping hello saslStart saslContinue explain
    killSessions endSessions"""
)
GENERIC = words(
    """$db lsid txnNumber autocommit startTransaction $clusterTime $readPreference readConcern writeConcern
    maxTimeMS comment recoveryToken"""
)
OPTIONS = {
    "find": words("filter projection sort limit batchSize singleBatch"),
    "getMore": words("collection batchSize"),
    "aggregate": words("pipeline cursor"),
    "distinct": words("key query"),
    "insert": words("documents ordered"),
    "update": words("updates ordered"),
    "delete": words("deletes ordered"),
    "findAndModify": words("query update upsert new remove sort fields"),
    "bulkWrite": words("ops nsInfo ordered errorsOnly cursor"),
}
"""No `skip`: a page costs what it shows. What is not named here is sent by the driver alone."""

WITH_ONE_FILTER = {
    "find": ("filter", "read"),
    "distinct": ("query", "read"),
    "findAndModify": ("query", "write"),
}
OPERATORS = words(
    """$and $or $eq $ne $gt $gte $lt $lte $in $nin $all $exists $set $unset $inc $min $max $setOnInsert $push
    $addToSet $match $limit $group $sum $sort $project $changeStream"""
)
UNTIMED = words("getMore killCursors endSessions createIndexes hello saslStart saslContinue")
"""A `getMore` takes no limit of its own; an index may take as long as it needs."""

TENANTLESS = {
    **UNSHARDED,
    "simulation": "one clock for all",
    "blobs.files": "GridFS, which the driver writes: by the id of a file, whose aggregate has the tenant",
    "blobs.chunks": "GridFS, which the driver writes: by the id of a file, whose aggregate has the tenant",
}
"""Collections without a tenant, each with the reason."""

CHUNKS_OF_A_FILE = ("blobs.chunks", "files_id")

ACROSS_TENANTS = {
    "services/chassis/store/audit.py": "the audit trail is made of what all tenants did, in the log's order",
    "services/chassis/store/event_feed.py": "the relay reads what all tenants wrote",
    "services/chassis/store/positions.py": "the inbox looks for lanes that wait, whose ever they are",
    "services/chassis/store/relay_records.py": "the relay tries what stands still, whose ever it is",
    "services/chassis/store/timers.py": "the runner fires what is due, whose ever it is",
    "services/chassis/invariants/": "an operator's check of everything",
    **{f"services/{name}/invariants.py": "an operator's check of everything" for name in SERVICES},
    "scripts/linlictl/": "an operator's tool",
}
"""Files whose reads cross tenants, each with the reason."""

OF_THE_DRIVER = {
    "services/chassis/store/blobs.py": "GridFS sends what it sends, by a key that begins with the tenant",
}
"""Files whose filters and documents are the driver's own, each with the reason."""


def offences(name: str, command: Command, origin: str) -> Iterator[str]:
    """What is wrong with a command that the product sent from a line of `origin`."""
    yield from _of_sending(name, command)
    if origin.startswith(tuple(OF_THE_DRIVER)):
        return
    for collection, where, kind in filters(name, command):
        yield from _of_filter(collection, where, kind, origin)
    for part in _parts(name, command):
        for operator in sorted(set(_operators(part)) - OPERATORS):
            yield f"{operator} is not on the list"
    for collection, document in _inserted(name, command):
        if collection not in TENANTLESS and "tenant" not in document:
            yield f"a document of {collection} has no tenant"


def _of_sending(name: str, command: Command) -> Iterator[str]:
    inside = "autocommit" in command
    if name not in (IN_TRANSACTIONS if inside else OUTSIDE):
        yield f"{name} is not allowed {'in' if inside else 'outside'} a transaction"
    strange = set(command) - GENERIC - OPTIONS.get(name, frozenset(command)) - {name}
    if strange:
        yield f"{name} has options that are not on the list: {sorted(strange)}"
    if command.get("startTransaction") and command.get("readConcern", {}).get("level") != "snapshot":
        yield "a transaction begins without readConcern snapshot: over shards it sees several moments"
    if "maxTimeMS" not in command and name not in UNTIMED:
        yield f"{name} may take for ever"
    preference = command.get("$readPreference", {}).get("mode", "primary")
    if preference not in ("primary", "primaryPreferred"):  # the driver says the latter to a single server
        yield f"reads from {preference}"


def _of_filter(collection: str, where: Command, kind: str, origin: str) -> Iterator[str]:
    free = kind == "read" and origin.startswith(tuple(ACROSS_TENANTS))
    if collection not in TENANTLESS and not free and not _names_tenant(where):
        yield f"a {kind} of {collection} does not name its tenant: {{{', '.join(where)}}}"
    bounded = "_id" in where or (collection, *where) == CHUNKS_OF_A_FILE
    if kind == "multiple write" and not bounded:
        yield f"a write of any number of {collection}: go in chunks of ids"


def _names_tenant(where: Command) -> bool:
    return "tenant" in where or any(map(_names_tenant, where.get("$and", ())))


def filters(name: str, command: Command) -> Iterator[tuple[str, Command, str]]:
    """Each filter of the command with its collection, and what it is for: read, write or multiple write."""
    collection = str(command.get(name, ""))
    if name in WITH_ONE_FILTER:
        option, kind = WITH_ONE_FILTER[name]
        yield collection, command.get(option, {}), kind
    elif name == "aggregate":
        first = command["pipeline"][0] if command["pipeline"] else {}
        if "$changeStream" not in first:
            yield collection, first.get("$match", {}), "read"
    elif name == "update":
        yield from ((collection, one["q"], _kind(one.get("multi"))) for one in command["updates"])
    elif name == "delete":
        yield from ((collection, one["q"], _kind(not one.get("limit"))) for one in command["deletes"])
    elif name == "bulkWrite":
        names = _names(command)
        for one in command["ops"]:
            if "filter" in one:
                place = names[one.get("update", one.get("delete"))]
                yield place, one["filter"], _kind(one.get("multi"))


def _kind(multiple: object) -> str:
    return "multiple write" if multiple else "write"


def _names(command: Command) -> list[str]:
    """The collections of a `bulkWrite`, as its operations number them."""
    return [one["ns"].partition(".")[2] for one in command["nsInfo"]]


def _inserted(name: str, command: Command) -> Iterator[tuple[str, Command]]:
    if name == "insert":
        yield from ((command["insert"], one) for one in command["documents"])
    elif name == "bulkWrite":
        names = _names(command)
        yield from ((names[one["insert"]], one["document"]) for one in command["ops"] if "insert" in one)


def _parts(name: str, command: Command) -> Iterator[Any]:
    """Where operators stand: filters, changes and pipelines, not the documents that are stored."""
    yield from (where for _, where, _ in filters(name, command))
    yield command.get("pipeline", ())
    yield command.get("update", {}) if name == "findAndModify" else {}
    for one in command.get("updates", ()):
        yield one["u"] if any(key.startswith("$") for key in one["u"]) else {}


def _operators(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key.startswith("$"):
                yield key
            yield from _operators(value)
    elif isinstance(part, Sequence) and not isinstance(part, str | bytes):
        for value in part:
            yield from _operators(value)

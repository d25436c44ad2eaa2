# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a consumer is in each lane: one document an aggregate of another service, one version a change.

A position makes effects exactly once and refuses what is older. Below it a window remembers which sequences
were taken (the anti-replay window of RFC 4303 §3.4.3), so that a copy is told from what was overtaken.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.client_session import ClientSession

from services.chassis.clock import system_now
from services.chassis.store.database import Database, Document
from services.chassis.store.timers import NEVER
from services.chassis.store.write_buffer import WriteBuffer

POSITIONS = "positions"
WINDOW_BITS = 63
CHUNK = 100
TENANTS_A_LOOK = 50
LANES_A_TENANT = 20

WAITING_LANES = "waiting_lanes"
"""What waits has a document of its own here: an index on positions, even a partial one, would double what an
event costs the embedded engine."""

WAITING_INDEXES = (
    IndexModel([("queue", ASCENDING), ("tenant", ASCENDING), ("try_at", ASCENDING)], name="turns"),
    IndexModel([("queue", ASCENDING), ("awaits", ASCENDING)], name="awaiting"),
)


Lane = tuple[str, str]
"""A lane's name and its tenant."""


class Verdict(Enum):
    """What an event is to its lane's position. OVERTAKEN: it never had its effect, but later ones had."""

    NEW = auto()
    REPEATED = auto()
    OVERTAKEN = auto()


@dataclass(frozen=True, slots=True)
class Position:
    """Where one lane stands.

    Attributes:
        version: the stored document's; 0 when there is none yet.
        sequence: of the newest event that was taken: had its effect, waits for it, or was given up.
        window: bit k says whether `sequence - k` was taken.
        run, run_sequence: the last replay that passes by the position, and how far it came here.
        waiting: how many events of the lane are parked; while there are any, later ones wait behind them.
        try_at: when the first of them is tried (again), if that is said anew; kept beside the position.
        awaits: its type, if this release does not know it.
        freed: nothing waits any more, but did.

    """

    lane: str
    tenant: str
    version: int = 0
    sequence: int = 0
    window: int = 0
    run: str = ""
    run_sequence: int = 0
    waiting: int = 0
    try_at: datetime | None = None
    awaits: str = ""
    freed: bool = False

    def judge(self, sequence: int, run: str = "") -> Verdict:
        """What an event with this sequence is; `run`: of a replay that passes by the position."""
        if run:
            again = run == self.run and sequence <= self.run_sequence
            return Verdict.REPEATED if again else Verdict.NEW
        behind = self.sequence - sequence
        if behind < 0:
            return Verdict.NEW
        overtaken = behind < WINDOW_BITS and not self.window >> behind & 1
        return Verdict.OVERTAKEN if overtaken else Verdict.REPEATED

    def take(self, sequence: int, run: str = "") -> "Position":
        """The position after an event that was judged as new."""
        ahead = sequence - self.sequence
        if ahead > 0:
            window = (self.window << ahead | 1) & ((1 << WINDOW_BITS) - 1) if ahead < WINDOW_BITS else 1
        else:
            window = self.window | (1 << -ahead if -ahead < WINDOW_BITS else 0)
        last = max(self.sequence, sequence)
        if run:
            return replace(self, sequence=last, window=window, run=run, run_sequence=sequence)
        return self._at(self.version, last, window)

    def park(self, try_at: datetime, awaits: str = "") -> "Position":
        """One event more waits; it says when to try only if it is the first."""
        if self.waiting:
            return replace(self, waiting=self.waiting + 1)
        return replace(self, waiting=1, try_at=NEVER if awaits else try_at, awaits=awaits)

    def head(self, left: int, try_at: datetime, awaits: str = "") -> "Position":
        """So many wait still, the first of them until then."""
        if not left:
            return replace(self, waiting=0, try_at=None, awaits="", freed=True)
        return replace(self, waiting=left, try_at=NEVER if awaits else try_at, awaits=awaits)

    def _at(self, version: int, sequence: int, window: int) -> "Position":
        """As `replace`, three times as fast: it is done twice an event."""
        return Position(
            self.lane,
            self.tenant,
            version,
            sequence,
            window,
            self.run,
            self.run_sequence,
            self.waiting,
            self.try_at,
            self.awaits,
            self.freed,
        )

    def saved(self) -> "Position":
        """As the next unit of work will find it."""
        return Position(
            self.lane,
            self.tenant,
            self.version + 1,
            self.sequence,
            self.window,
            self.run,
            self.run_sequence,
            self.waiting,
        )


class Positions:
    """The lanes of one consumer; those that wait are found by the number of their queue."""

    def __init__(self, database: Database, queue: int) -> None:
        self._collection = database.collection(POSITIONS)
        self._waiting = database.collection(WAITING_LANES)
        self._queue = queue

    def load(self, lanes: Iterable[Lane], session: ClientSession | None) -> dict[str, Position]:
        """The positions of lanes, given with their tenants; one where nothing came yet stands at 0."""
        found = {lane: Position(lane, tenant) for lane, tenant in lanes}
        names = list(found)
        for start in range(0, len(names), CHUNK):
            chunk = names[start : start + CHUNK]
            tenants = sorted({found[lane].tenant for lane in chunk})
            where = {"_id": {"$in": chunk}, "tenant": {"$in": tenants}}
            for document in self._collection.find(where, session=session):
                found[document["_id"]] = _position(document)
        return found

    def save(self, pending: WriteBuffer, position: Position) -> Position:
        """Write it with the unit's effects; if somebody else has changed it since, the unit runs again."""
        saved = position.saved()
        document = _document(saved)
        if position.version:
            pending.replace(POSITIONS, document)
        else:
            pending.insert(POSITIONS, document)
        if position.try_at:
            pending.put(WAITING_LANES, self._waiting_lane(position))
        elif position.freed:
            pending.drop(WAITING_LANES, position.lane, position.tenant)
        return saved

    def due(self, now: datetime, after: str) -> tuple[list[Lane], str, datetime]:
        """Some lanes whose time has come, of tenants behind `after`, each tenant's few.

        Also the tenant behind whom the next look goes on ("" for the first), and when a lane is due next.
        One read a tenant, however many events or lanes of it wait.
        """
        lanes: list[Lane] = []
        soonest, tenant = NEVER, after
        for _ in range(TENANTS_A_LOOK):
            first = self._first_behind(tenant)
            if first is None:
                return lanes, "", soonest
            tenant, first_at = first["tenant"], first["try_at"]
            soonest = min(soonest, first_at)
            if first_at <= now:
                lanes += self._due_of(tenant, now)
        return lanes, tenant, soonest

    def know(self, types: Iterable[str]) -> int:
        """Lanes that await one of these types may go on; how many they were."""
        where = {"queue": self._queue, "awaits": {"$in": sorted(types)}}
        freed = 0
        while found := list(self._waiting.find(where, {"tenant": 1}).limit(CHUNK)):
            lanes = {"_id": {"$in": [lane["_id"] for lane in found]}}
            tenants = {"tenant": {"$in": sorted({lane["tenant"] for lane in found})}}
            change = {"$set": {"try_at": system_now()}, "$unset": {"awaits": ""}}
            freed += self._waiting.update_many({**where, **lanes, **tenants}, change).modified_count
        return freed

    def counts(self, limit: int) -> tuple[int, int]:
        """How many lanes wait, and how many of them for a type not known here; `limit` each at most."""
        where = {"queue": self._queue}
        waiting = self._waiting.count_documents(where, limit=limit)
        awaiting = {**where, "awaits": {"$gt": ""}}  # a range: that a field is there no index tells
        return waiting, self._waiting.count_documents(awaiting, limit=limit) if waiting else 0

    def _first_behind(self, tenant: str) -> Document | None:
        where = {"queue": self._queue, "tenant": {"$gt": tenant}}
        found = self._waiting.find(where).sort([("tenant", ASCENDING), ("try_at", ASCENDING)]).limit(1)
        return next(iter(found), None)

    def _due_of(self, tenant: str, now: datetime) -> Iterator[Lane]:
        where = {"queue": self._queue, "tenant": tenant, "try_at": {"$lte": now}}
        found = self._waiting.find(where).sort("try_at", ASCENDING).limit(LANES_A_TENANT)
        return ((lane["_id"], lane["tenant"]) for lane in found)

    def _waiting_lane(self, position: Position) -> Document:
        place = {"_id": position.lane, "tenant": position.tenant, "queue": self._queue}
        return place | {"try_at": position.try_at} | ({"awaits": position.awaits} if position.awaits else {})


def requeue(database: Database, queue_of: Callable[[str], int]) -> int:
    """The lanes that wait belong to other queues from now on; how many changed. Nobody may consume."""
    collection, changed = database.collection(WAITING_LANES), 0
    for lane in collection.find({}, {"tenant": 1, "queue": 1}).sort("_id", ASCENDING):
        queue = queue_of(lane["_id"])
        if queue != lane["queue"]:
            where = {"_id": lane["_id"], "tenant": lane["tenant"]}
            changed += collection.update_one(where, {"$set": {"queue": queue}}).modified_count
    return changed


def _document(position: Position) -> Document:
    document: Document = {
        "_id": position.lane,
        "tenant": position.tenant,
        "version": position.version,
        "sequence": position.sequence,
        "window": position.window,
    }
    if position.run:
        document |= {"run": position.run, "run_sequence": position.run_sequence}
    if position.waiting:
        document["waiting"] = position.waiting
    return document


def _position(document: Document) -> Position:
    values: dict[str, Any] = {name: value for name, value in document.items() if name != "_id"}
    return Position(lane=document["_id"], **values)

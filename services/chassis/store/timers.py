# SPDX-License-Identifier: AGPL-3.0-or-later
"""Durable timers as documents: written in the transaction of the state that needs them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.client_session import ClientSession

from services.chassis.origin import Origin
from services.chassis.store.database import Database, Document
from services.chassis.store.write_buffer import WriteBuffer

TIMERS = "timers"
TIMER_INDEXES = (
    IndexModel([("next_try_at", ASCENDING), ("tenant", ASCENDING)], name="next_try"),
    IndexModel([("kind", ASCENDING), ("tenant", ASCENDING)], name="kind"),
)
LOOK_AHEAD = timedelta(seconds=1)
"""What a runner knows of: it need not be woken for a timer that is due later than this from now."""
LONGEST_DELAY = timedelta(seconds=300)
NEVER = datetime(9000, 1, 1, tzinfo=UTC)


class TimerSet:
    """The timers of one tenant, on a unit of work."""

    def __init__(self, tenant: str, now: datetime, pending: WriteBuffer, origin: Origin) -> None:
        self._tenant = tenant
        self._now = now
        self._pending = pending
        self._origin = origin

    def set(self, kind: str, aggregate_id: str, at: datetime, **data: str | int) -> None:
        """Fire `kind` for an aggregate at a moment; an earlier timer of the same kind is replaced."""
        document: Document = {
            "_id": self._key(kind, aggregate_id),
            "tenant": self._tenant,
            "kind": kind,
            "aggregate_id": aggregate_id,
            "due_at": at,
            "next_try_at": at,
            "data": data,
            "attempts": 0,
            "correlation": self._origin.correlation,
            "cause": self._origin.cause,
        }
        self._pending.put(TIMERS, document)
        self._pending.timer_is_near |= at <= self._now + LOOK_AHEAD

    def cancel(self, kind: str, aggregate_id: str) -> None:
        """Nothing happens when there is no such timer."""
        self._pending.drop(TIMERS, self._key(kind, aggregate_id), self._tenant)

    def _key(self, kind: str, aggregate_id: str) -> str:
        return f"{self._tenant}/{kind}/{aggregate_id}"


@dataclass(frozen=True, slots=True)
class DueTimer:
    """A timer whose moment has come. `origin` is that of what set it."""

    key: str
    tenant: str
    kind: str
    aggregate_id: str
    due_at: datetime
    data: dict[str, Any]
    attempts: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Look:
    """What is due, and what is due next if that is near."""

    due: list[DueTimer]
    next_at: datetime | None


class TimerQueue:
    """The due timers across tenants. One that failed `attempts` times stays, `failed`, out of the way.

    A failing one waits in business time: while a simulated clock stands, it is not tried again.
    """

    def __init__(self, database: Database, batch_size: int, attempts: int) -> None:
        self._timers = database.collection(TIMERS)
        self._batch_size = batch_size
        self._attempts = attempts
        self._served: set[str] = set()

    def look(self, now: datetime) -> Look:
        """The oldest due timers, at most a batch; tenants take turns.

        While a batch is not enough for all, those who were in one wait until the others were.
        """
        found, due = self._near(now)
        if not due and self._served:
            self._served.clear()
            found, due = self._near(now)
        if len(due) == self._batch_size:
            self._served |= {document["tenant"] for document in due}
        upcoming = found[len(due) :]
        next_at = upcoming[0]["next_try_at"] if upcoming else None
        return Look([_due(document) for document in due], next_at)

    def waiting(self, kinds: Sequence[str]) -> Iterator[tuple[str, str, int]]:
        """How many of these kinds there are, by tenant and kind."""
        by = {"tenant": "$tenant", "kind": "$kind"}
        group = {"$group": {"_id": by, "count": {"$sum": 1}}}
        for found in self._timers.aggregate([{"$match": {"kind": {"$in": list(kinds)}}}, group]):
            yield found["_id"]["tenant"], found["_id"]["kind"], found["count"]

    def _near(self, now: datetime) -> tuple[list[Document], list[Document]]:
        """The timers that are due or soon will be, and those of them that are, without the tenants served."""
        where: Document = {"next_try_at": {"$lte": now + LOOK_AHEAD}}
        if self._served:
            where["tenant"] = {"$nin": sorted(self._served)}
        order = [("next_try_at", ASCENDING), ("tenant", ASCENDING)]
        found = list(self._timers.find(where).sort(order).limit(self._batch_size))
        return found, [document for document in found if document["next_try_at"] <= now]

    def still_due(self, timer: DueTimer, session: ClientSession | None) -> bool:
        """Whether the timer is still set for the same moment, as this transaction sees it."""
        return self._timers.find_one(_same(timer), {"_id": 1}, session=session) is not None

    def remove(self, timer: DueTimer, pending: WriteBuffer) -> None:
        pending.drop(TIMERS, timer.key, timer.tenant)

    def is_last_try(self, timer: DueTimer) -> bool:
        return timer.attempts + 1 >= self._attempts

    def postpone(self, timer: DueTimer, now: datetime, error: str) -> None:
        """Count a failure; wait longer each time, and after the last keep the timer out of the way."""
        attempts = timer.attempts + 1
        change: Document = {"attempts": attempts, "error": error[:1000]}
        if attempts >= self._attempts:
            change |= {"failed": True, "next_try_at": NEVER}
        else:
            change["next_try_at"] = now + min(timedelta(seconds=2**attempts), LONGEST_DELAY)
        self._timers.update_one(_same(timer), {"$set": change})


def _same(timer: DueTimer) -> Document:
    return {"_id": timer.key, "tenant": timer.tenant, "due_at": timer.due_at}


def overdue(now: datetime) -> Document:
    """Which timers are due and have not fired, those included that wait for another try."""
    return {"next_try_at": {"$lte": now + LONGEST_DELAY}, "due_at": {"$lte": now}}


def given_up() -> Document:
    """Which timers failed too often."""
    return {"next_try_at": {"$gte": NEVER}}


def _due(document: Document) -> DueTimer:
    return DueTimer(
        key=document["_id"],
        tenant=document["tenant"],
        kind=document["kind"],
        aggregate_id=document["aggregate_id"],
        due_at=document["due_at"],
        data=document["data"],
        attempts=document["attempts"],
        origin=Origin(
            str(document.get("correlation", document["_id"])),
            str(document.get("cause", document["_id"])),
            document["tenant"],
        ),
    )

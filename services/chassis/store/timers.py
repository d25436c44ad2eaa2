# SPDX-License-Identifier: AGPL-3.0-or-later
"""Durable timers as documents: written in the transaction of the state that needs them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.client_session import ClientSession

from services.chassis.clock import system_now
from services.chassis.origin import Origin
from services.chassis.store.database import Database, Document
from services.chassis.store.writes import Pending

TIMERS = "timers"
TIMER_INDEXES = (IndexModel([("due_at", ASCENDING)], name="due"),)
LONGEST_DELAY_SECONDS = 300
NEVER = datetime(9000, 1, 1, tzinfo=UTC)


class TimerSet:
    """The timers of one tenant, on a unit of work."""

    def __init__(self, tenant: str, pending: Pending, origin: Origin) -> None:
        self._tenant = tenant
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
            "data": data,
            "attempts": 0,
            "correlation": self._origin.correlation,
            "cause": self._origin.cause,
        }
        self._pending.put(TIMERS, document)

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


class TimerQueue:
    """The due timers across tenants. One that failed `attempts` times stays, `failed`, out of the way."""

    def __init__(self, database: Database, batch_size: int, attempts: int) -> None:
        self._timers = database.collection(TIMERS)
        self._batch_size = batch_size
        self._attempts = attempts

    def due(self, now: datetime) -> list[DueTimer]:
        """The oldest due timers, those left out that wait for another try."""
        found = self._timers.find({"due_at": {"$lte": now}}).sort("due_at", ASCENDING)
        ready = (d for d in found.limit(self._batch_size) if d.get("not_before", now) <= system_now())
        return [_due(document) for document in ready]

    def still_due(self, timer: DueTimer, session: ClientSession | None) -> bool:
        """Whether the timer is still set for the same moment, as this transaction sees it."""
        return self._timers.find_one(_same(timer), {"_id": 1}, session=session) is not None

    def remove(self, timer: DueTimer, pending: Pending) -> None:
        pending.drop(TIMERS, timer.key, timer.tenant)

    def is_last_try(self, timer: DueTimer) -> bool:
        return timer.attempts + 1 >= self._attempts

    def postpone(self, timer: DueTimer, error: str) -> None:
        """Count a failure; wait longer each time, and after the last keep the timer out of the way."""
        attempts = timer.attempts + 1
        delay = min(2**attempts, LONGEST_DELAY_SECONDS)
        change: Document = {"attempts": attempts, "error": error[:1000]}
        if attempts >= self._attempts:
            change |= {"failed": True, "failed_due_at": timer.due_at, "due_at": NEVER}
        else:
            change["not_before"] = system_now() + timedelta(seconds=delay)
        self._timers.update_one(_same(timer), {"$set": change})


def _same(timer: DueTimer) -> Document:
    return {"_id": timer.key, "tenant": timer.tenant, "due_at": timer.due_at}


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

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Durable timers as documents: written in the transaction of the state that needs them."""

from datetime import datetime

from pymongo import ASCENDING, IndexModel

from services.chassis.store.writes import Pending

TIMERS = "timers"
TIMER_INDEXES = (IndexModel([("due_at", ASCENDING)], name="due"),)

TimerData = dict[str, str | int]


class TimerSet:
    """The timers of one tenant, on a unit of work."""

    def __init__(self, tenant: str, pending: Pending) -> None:
        self._tenant = tenant
        self._pending = pending

    def set(self, kind: str, aggregate_id: str, at: datetime, **data: str | int) -> None:
        """Fire `kind` for an aggregate at a moment; an earlier timer of the same kind is replaced."""
        self._pending.put(
            TIMERS,
            {
                "_id": self._key(kind, aggregate_id),
                "tenant": self._tenant,
                "kind": kind,
                "aggregate_id": aggregate_id,
                "due_at": at,
                "set_for": at,
                "data": data,
                "attempts": 0,
            },
        )

    def cancel(self, kind: str, aggregate_id: str) -> None:
        """Nothing happens when there is no such timer."""
        self._pending.drop(TIMERS, self._key(kind, aggregate_id))

    def _key(self, kind: str, aggregate_id: str) -> str:
        return f"{self._tenant}/{kind}/{aggregate_id}"

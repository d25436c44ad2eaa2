# SPDX-License-Identifier: AGPL-3.0-or-later
"""The simulated business clock: one document that every process of a demo or a test reads."""

from datetime import datetime

from services.chassis.clock import Clock, system_now
from services.chassis.store.database import Database, Document

SIMULATION = "simulation"


class SimulatedClock:
    """The time that was set last; the system's time while none is set."""

    def __init__(self, database: Database, prefix: str) -> None:
        self._documents = database.client[f"{prefix}simulation"][SIMULATION]

    def __call__(self) -> datetime:
        found: Document | None = self._documents.find_one({"_id": "now"})
        moment: datetime = found["at"] if found else system_now()
        return moment

    def set(self, moment: datetime | None) -> None:
        """Set the time for all, or with None return to the system's."""
        if moment is None:
            self._documents.delete_one({"_id": "now"})
        else:
            self._documents.replace_one({"_id": "now"}, {"_id": "now", "at": moment}, upsert=True)


def business_clock(kind: str, database: Database, prefix: str) -> Clock:
    """The clock that the setting `clock` names."""
    return SimulatedClock(database, prefix) if kind == "simulated" else system_now

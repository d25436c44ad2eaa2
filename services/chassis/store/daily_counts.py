# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many requests clients with a daily quota have sent to this service: a record a client and local day."""

from datetime import date

from pymongo import ASCENDING, IndexModel, ReturnDocument
from pymongo.errors import DuplicateKeyError

from services.chassis.clock import system_now
from services.chassis.store.database import Database, Document
from services.chassis.store.transaction import Transaction

DAILY_COUNTS = "daily_counts"
KEPT_SECONDS = 3 * 24 * 3600
"""Longer than any local day is the current one, and for who asks about yesterday."""
DAILY_COUNT_INDEXES = (IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=KEPT_SECONDS),)


class DailyCounts:
    """The totals of all processes of one service. Its methods raise StoreDown."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def total(self, tenant: str, client_id: str, day: date) -> int:
        found = self._database.collection(DAILY_COUNTS).find_one(_key(tenant, client_id, day))
        return int(found["count"]) if found else 0

    def add(self, tenant: str, client_id: str, day: date, count: int) -> int:
        """Add so many requests; the total after them, with what other processes added."""
        try:
            return self._add(tenant, client_id, day, count)
        except DuplicateKeyError:
            return self._add(tenant, client_id, day, count)  # another process made the record just now

    def _add(self, tenant: str, client_id: str, day: date, count: int) -> int:
        kept = self._database.collection(DAILY_COUNTS).find_one_and_update(
            _key(tenant, client_id, day),
            {"$inc": {"count": count}, "$setOnInsert": {"at": system_now()}},
            upsert=True,
            return_document=ReturnDocument.AFTER,
        )
        return int(kept["count"]) if kept else count


def counted(tx: Transaction, client_id: str, day: date) -> int:
    """What this service has added up of a client of the unit's tenant on a local day.

    What its processes have not told yet is missing (see `DailyQuota`).
    """
    found = tx.record(DAILY_COUNTS, _key(tx.tenant, client_id, day)["_id"])
    return int(found["count"]) if found else 0


def _key(tenant: str, client_id: str, day: date) -> Document:
    return {"_id": f"{tenant}/{client_id}/{day.isoformat()}", "tenant": tenant}

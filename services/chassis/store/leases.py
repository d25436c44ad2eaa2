# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leases: one process at a time does a job, and another takes over when it falls silent."""

from datetime import timedelta

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from services.chassis.clock import system_now
from services.chassis.store.database import Database

LEASES = "leases"
LEASE_SECONDS = 10.0
RENEWALS_A_SPAN = 2
"""Each is a write that wakes whoever follows the log; one that fails is tried again every second."""


class Lease:
    """The right to do the job `name` for `seconds` from each renewal."""

    def __init__(self, database: Database, name: str, owner: str, seconds: float = LEASE_SECONDS) -> None:
        self._database = database
        self.name = name
        self._owner = owner
        self._span = timedelta(seconds=seconds)

    @property
    def renewal_seconds(self) -> float:
        """After how long the holder renews: well before the span is over."""
        return self._span.total_seconds() / RENEWALS_A_SPAN

    def renew(self) -> bool:
        """Take or keep the lease; False while somebody else holds it or has claimed it."""
        now = system_now()
        mine_or_over = {"$or": [{"owner": self._owner}, {"until": {"$lte": now}}]}
        unclaimed = {
            "$or": [{"heir": {"$exists": False}}, {"heir": self._owner}, {"heir_until": {"$lte": now}}]
        }
        try:
            taken = self._database.collection(LEASES).find_one_and_update(
                {"_id": self.name, "$and": [mine_or_over, unclaimed]},
                {"$set": {"owner": self._owner, "until": now + self._span}},
                upsert=True,
                return_document=ReturnDocument.AFTER,
            )
        except DuplicateKeyError:
            return False
        return bool(taken and taken["owner"] == self._owner)

    def claim(self) -> None:
        """Ask the holder to give way: it cannot renew, and when its span is over `renew` succeeds here."""
        claim = {"heir": self._owner, "heir_until": system_now() + 3 * self._span}
        self._database.collection(LEASES).update_one({"_id": self.name}, {"$set": claim})

    def release(self) -> None:
        self._database.collection(LEASES).delete_one({"_id": self.name, "owner": self._owner})

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Leases: one process at a time does a job, and another takes over when it falls silent."""

from datetime import timedelta

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from services.chassis.clock import system_now
from services.chassis.store.database import Database

LEASES = "leases"


class Lease:
    """The right to do the job `name` for `seconds` from each renewal."""

    def __init__(self, database: Database, name: str, owner: str, seconds: float) -> None:
        self._database = database
        self._name = name
        self._owner = owner
        self._span = timedelta(seconds=seconds)

    def renew(self) -> bool:
        """Take or keep the lease; False while somebody else holds it or has claimed it."""
        now = system_now()
        mine_or_over = {"$or": [{"owner": self._owner}, {"until": {"$lte": now}}]}
        unclaimed = {
            "$or": [{"heir": {"$exists": False}}, {"heir": self._owner}, {"heir_until": {"$lte": now}}]
        }
        try:
            taken = self._database.collection(LEASES).find_one_and_update(
                {"_id": self._name, "$and": [mine_or_over, unclaimed]},
                {"$set": {"owner": self._owner, "until": now + self._span}},
                upsert=True,
                return_document=ReturnDocument.AFTER,
            )
        except DuplicateKeyError:
            return False
        return bool(taken and taken["owner"] == self._owner)

    def claim(self) -> None:
        """Ask the holder to give way: he cannot renew, and when his span is over `renew` succeeds here."""
        claim = {"heir": self._owner, "heir_until": system_now() + 3 * self._span}
        self._database.collection(LEASES).update_one({"_id": self._name}, {"$set": claim})

    def release(self) -> None:
        self._database.collection(LEASES).delete_one({"_id": self._name, "owner": self._owner})

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who does a job alone ends what its predecessor left open.

A process that is killed inside a transaction leaves it open in the database, and with it a hold on every
document that it wrote, until the server ends it after a minute. So the session of a job is on record, and who
takes the job over ends it at once. A predecessor that only slept finds its transaction gone and tries again.
"""

from pymongo.client_session import ClientSession

from services.chassis.store.database import Database

EXCLUSIVE_SESSIONS = "exclusive_sessions"


class ExclusiveSession:
    """The one session in which a job does all its transactions. Not for use by more than one thread."""

    def __init__(self, database: Database, job: str) -> None:
        self._database = database
        self._job = job
        self.session: ClientSession | None = None

    def take(self) -> None:
        """Only for whoever has the job alone: by a lease, or as a queue's single active consumer."""
        if self.session is None:
            self.session = self._database.client.start_session(causal_consistency=False)
        mine = self.session.session_id
        before = self._database.collection(EXCLUSIVE_SESSIONS).find_one_and_replace(
            {"_id": self._job}, {"_id": self._job, "session": mine}, upsert=True
        )
        if before and before["session"] != mine:
            self._database.client.admin.command("killSessions", [before["session"]])

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holding a service's relay: while it is held, the service's new events wait in its event log."""

from types import TracebackType
from typing import Self

from scripts.linlictl.errors import UsageError
from scripts.linlictl.output import say
from services.chassis.clock import monotonic, pause
from services.chassis.ids import new_id
from services.chassis.leased_job import LeasedJob
from services.chassis.store import Database
from services.chassis.store.leases import LEASE_SECONDS, Lease

PATIENCE_SECONDS = 3 * LEASE_SECONDS


class Hold:
    """The relay's lease in the operator's hand. Ends with the block, or a lease's span after a crash."""

    def __init__(self, database: Database) -> None:
        self._lease = Lease(database, "relay", f"linlictl {new_id()}")
        self._job = LeasedJob(self._lease)

    def __enter__(self) -> Self:
        ends, told = monotonic() + PATIENCE_SECONDS, False
        while not self._job.is_ours():
            if not told:
                say(f"holding the relay; this takes up to {LEASE_SECONDS:.0f} s")
                told = True
            self._lease.claim()
            if monotonic() > ends:
                raise UsageError("the relay does not give way")
            pause(0.2)
        return self

    def keep(self) -> None:
        """To be called again and again while the relay is held. Raises UsageError when it was lost."""
        if not self._job.is_ours():
            raise UsageError("the relay was held too long without a sign and runs again")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lease.release()

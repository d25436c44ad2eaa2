# SPDX-License-Identifier: AGPL-3.0-or-later
"""A job that one process of a service does at a time, by a lease: the relay, the timers."""

from collections.abc import Callable
from threading import Event as Flag

from services.chassis.clock import monotonic
from services.chassis.messaging.topology import BrokerDown
from services.chassis.observe import log
from services.chassis.store import Contention, StoreDown
from services.chassis.store.exclusive_session import ExclusiveSession
from services.chassis.store.leases import Lease

BACKOFF_SECONDS = 1.0


def _nothing() -> None:
    """What most jobs have to do then."""


class LeasedJob:
    """The loop of such a job: has the lease, does a step; has it not, or something is down, waits.

    A job whose steps run transactions gives its session, taken anew whenever the lease is.
    """

    def __init__(self, lease: Lease, session: ExclusiveSession | None = None) -> None:
        self._lease = lease
        self._session = session
        self._renewed_at: float | None = None

    def run(
        self,
        step: Callable[[], object],
        stop: Flag,
        *,
        interrupted: Callable[[], None] = _nothing,
        ending: Callable[[], None] = _nothing,
    ) -> None:
        """Do steps until told to stop; a failing broker or database is waited for.

        `interrupted`: a step failed or somebody else has the job; the next step begins as after a crash.
        `ending`: called after the last step, while the lease is still held.
        """
        while not stop.is_set():
            try:
                if self.is_ours():
                    step()
                    continue
                interrupted()
            except (BrokerDown, StoreDown, Contention) as error:
                self._say("job waits", error)
                self._renewed_at = None
                interrupted()
            stop.wait(BACKOFF_SECONDS)
        self._end(ending, interrupted)

    def is_ours(self) -> bool:
        """Whether the job is this process's; takes and renews the lease when it is time."""
        if self._renewed_at is not None and monotonic() - self._renewed_at <= self._lease.renewal_seconds:
            return True
        if not self._lease.renew():
            self._renewed_at = None
            return False
        if self._renewed_at is None and self._session:
            self._session.take()
        self._renewed_at = monotonic()
        return True

    def _end(self, ending: Callable[[], None], interrupted: Callable[[], None]) -> None:
        """What is down at the end need not be waited for: whoever comes next begins as after a crash."""
        try:
            if self._renewed_at is not None:
                ending()
            self._lease.release()
        except (BrokerDown, StoreDown, Contention) as error:
            self._say("job ends in the middle", error)
        interrupted()

    def _say(self, what: str, error: Exception) -> None:
        log().warning(what, job=self._lease.name, error=f"{type(error).__name__}: {error}"[:300])

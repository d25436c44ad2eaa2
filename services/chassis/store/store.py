# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs units of work: in a transaction with retries on conflict, or read-only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pymongo.errors import OperationFailure, PyMongoError

from services.chassis.clock import Clock, pause
from services.chassis.entropy import fraction
from services.chassis.observe import CONFLICTS
from services.chassis.store.database import Database
from services.chassis.store.errors import Conflict, Contention
from services.chassis.store.unit import ReceivedEvent, UnitOfWork
from services.chassis.values import PLATFORM, Principal

U = TypeVar("U", bound=UnitOfWork)
R = TypeVar("R")

ATTEMPTS = 12
TRANSIENT = "TransientTransactionError"
UNKNOWN_COMMIT = "UnknownTransactionCommitResult"


@dataclass(frozen=True, slots=True)
class Store(Generic[U]):
    """One service's database seen through its unit of work."""

    database: Database
    tx: type[U]
    clock: Clock

    def transact(self, by: Principal, work: Callable[[U], R], *, event: ReceivedEvent | None = None) -> R:
        """Run `work` in one transaction of the actor's tenant; on conflict run it again from the start.

        Raises:
            Contention: a faster unit of work was met at every attempt.

        """
        for attempt in range(ATTEMPTS):
            try:
                return self._attempt(by, work, event)
            except Conflict:
                pass
            except PyMongoError as error:
                if not error.has_error_label(TRANSIENT):
                    raise
            CONFLICTS.inc()
            pause(min(0.001 * 2**attempt, 0.2) * (0.5 + fraction()))
        raise Contention

    def reader(self, by: Principal) -> U:
        """A read-only unit of work of the actor's tenant."""
        return self.tx(self.database, by, self.clock(), tenant=by.tenant, session=None)

    def _attempt(self, by: Principal, work: Callable[[U], R], event: ReceivedEvent | None) -> R:
        with self.database.client.start_session() as session:
            session.start_transaction()
            try:
                tx = self.tx(self.database, by, self.clock(), tenant=by.tenant, session=session, event=event)
                result = work(tx)
                tx.pending.flush()
            except BaseException:
                session.abort_transaction()
                raise
            for _ in range(ATTEMPTS):
                try:
                    session.commit_transaction()
                except OperationFailure as error:
                    if not error.has_error_label(UNKNOWN_COMMIT):
                        raise
                else:
                    return result
            raise Contention


def platform_principal(subject: str) -> Principal:
    """The platform's own hand, for what no person asked for."""
    return Principal(PLATFORM, subject, subject)


def system_principal(tenant: str, subject: str) -> Principal:
    """The system's hand within one tenant: timers and reactions act by it."""
    return Principal(tenant, subject, subject)

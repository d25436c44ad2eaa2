# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs units of work: in a transaction with retries on conflict, or read-only."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event as Flag
from typing import Any, Generic, TypeVar

from pymongo import ReadPreference
from pymongo.client_session import ClientSession
from pymongo.errors import PyMongoError
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern

from services.chassis.clock import Clock, pause
from services.chassis.ids import fraction
from services.chassis.observe import CONFLICTS
from services.chassis.settings import Settings
from services.chassis.store import indexes
from services.chassis.store.database import Database
from services.chassis.store.errors import Conflict, Contention
from services.chassis.store.exclusive_session import ExclusiveSession
from services.chassis.store.preparation import Preparation
from services.chassis.store.simulation import business_clock
from services.chassis.store.unit import UnitOfWork
from services.chassis.values import PLATFORM, Principal

U = TypeVar("U", bound=UnitOfWork)
R = TypeVar("R")

ATTEMPTS = 24
"""With the pauses between them some three seconds: MongoDB refuses a hot document at once."""
TRANSIENT = "TransientTransactionError"
UNKNOWN_COMMIT = "UnknownTransactionCommitResult"
SNAPSHOT = ReadConcern("snapshot")
"""One moment over all shards."""
DURABLE = WriteConcern("majority", j=True)
"""In the journal of most servers. A transaction takes neither of these from its database."""


def retried(
    database: Database, work: Callable[[ClientSession], R], exclusive: ExclusiveSession | None = None
) -> R:
    """Run `work` in one transaction, in the job's own session if there is one; on conflict run it again.

    Raises:
        Contention: a faster transaction was met at every attempt.
        StoreDown: the database cannot be reached; a commit that was on its way may have happened.

    """
    for attempt in range(ATTEMPTS):
        try:
            if exclusive and exclusive.session:
                return _attempt(exclusive.session, work)
            with database.client.start_session() as session:
                return _attempt(session, work)
        except Conflict:
            pass
        except PyMongoError as error:
            if error.timeout or not error.has_error_label(TRANSIENT):
                raise
        CONFLICTS.inc()
        _back_off(attempt)
    raise Contention


def _attempt(session: ClientSession, work: Callable[[ClientSession], R]) -> R:
    session.start_transaction(SNAPSHOT, DURABLE, ReadPreference.PRIMARY)
    try:
        result = work(session)
    except BaseException:
        session.abort_transaction()
        raise
    for attempt in range(ATTEMPTS):
        try:
            session.commit_transaction()
        except PyMongoError as error:
            if error.timeout or not error.has_error_label(UNKNOWN_COMMIT):
                raise
        else:
            return result
        _back_off(attempt)
    raise Contention


def _back_off(attempt: int) -> None:
    """Wait longer each time, at most 0.2 s and a half, and not as long as the others."""
    pause(min(0.001 * 2**attempt, 0.2) * (0.5 + fraction()))


NEWS_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Store(Generic[U]):
    """One service's database seen through its unit of work, which gets the service's `tools`."""

    database: Database
    tx: type[U]
    clock: Clock
    tools: Any = None
    exclusive: ExclusiveSession | None = None
    timer_is_near: Flag = field(default_factory=Flag, compare=False)
    preparation: Preparation | None = None

    def prepare(self, seconds: float) -> bool:
        """Make what the service needs of its database; whether it is there within so many seconds.

        It goes on in the background. Raises IndexMismatch.
        """
        return self.preparation is None or self.preparation.wait(seconds)

    def make_indexes(self) -> None:
        """Make what the database lacks, however long it takes and however long the database is away.

        Raises IndexMismatch, DatabaseTooOld, NotPermitted.
        """
        making = Preparation(lambda: indexes.ensure(self.database, self.tx))
        while not making.wait(NEWS_SECONDS):
            pass

    def check(self) -> None:
        """Raises StoreDown when the database does not answer or is not prepared."""
        if self.preparation:
            self.preparation.check()
        self.database.ping()

    def transact(self, by: Principal, work: Callable[[U], R]) -> R:
        """Run `work` on a unit of work of the actor's tenant. Raises Contention."""
        return self._transact(by, work)

    def transact_as_platform(self, subject: str, work: Callable[[U], R]) -> R:
        """Run `work` on a unit of work that may enter every tenant: for the worker, never for a request.

        Raises Contention.
        """
        return self._transact(platform_principal(subject), work, enters=True)

    def _transact(self, by: Principal, work: Callable[[U], R], *, enters: bool = False) -> R:
        def attempt(session: ClientSession) -> tuple[R, bool]:
            tx = self._unit(by, session, enters=enters)
            result = work(tx)
            tx.finish()
            return result, tx.pending.timer_is_near

        result, timer_is_near = retried(self.database, attempt, self.exclusive)
        if timer_is_near:
            self.timer_is_near.set()
        return result

    def reader(self, by: Principal) -> U:
        """A read-only unit of work of the actor's tenant."""
        return self._unit(by, None)

    def _unit(self, by: Principal, session: ClientSession | None, *, enters: bool = False) -> U:
        if self.preparation:
            self.preparation.check()
        return self.tx(
            self.database,
            by,
            self.clock(),
            tenant=by.tenant,
            session=session,
            tools=self.tools,
            enters=enters,
        )


def make_store(
    settings: Settings,
    database: Database,
    tx: type[U],
    tools: Any = None,  # noqa: ANN401 - each service has its own
    first: Callable[[Store[U]], None] | None = None,
) -> Store[U]:
    """The store of a service, still to be prepared: its indexes, and what is made `first` of all."""
    clock = business_clock(settings.clock, database, settings.database_prefix)
    store = Store(database, tx, clock, tools)

    def work() -> None:
        if settings.indexes == "made":
            indexes.check(database, tx)
        else:
            indexes.ensure(database, tx)
        if first:
            first(store)

    return replace(store, preparation=Preparation(work))


def platform_principal(subject: str) -> Principal:
    """The platform's own hand, for what no person asked for."""
    return Principal(PLATFORM, subject, subject)


def system_principal(tenant: str, subject: str) -> Principal:
    """The system's hand within one tenant: timers and reactions act by it."""
    return Principal(tenant, subject, subject)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service's database with its indexes, made once a test process: after each test what was written is gone.

To make and drop the collections for each test anew took a third of the time of the tests of commands.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any, Generic, TypeVar
from uuid import uuid4

from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent

from services.chassis.clock import system_now
from services.chassis.settings import Settings
from services.chassis.store import Database, Store, UnitOfWork, connect, indexes, tenants
from services.chassis.store.database import Document
from services.chassis.store.simulation import SimulatedClock
from services.chassis.store.store import platform_principal, system_principal
from services.chassis.store.tenants import Tenant
from tests.pace import UNHURRIED

S = TypeVar("S", bound=Settings)
WRITES = ("insert", "update", "delete", "findAndModify")
NOWHERE = "http://127.0.0.1:1"
GIVEN = UNHURRIED | {
    "LINLI_AMQP_URL": "amqp://127.0.0.1:1",
    "LINLI_TOKEN_RECHECK_SECONDS": "0",
    "LINLI_ISSUER": NOWHERE,
    "LINLI_JWKS_URL": f"{NOWHERE}/jwks",
}


class Written(CommandListener):
    """Which collections this process has written to, by database."""

    def __init__(self) -> None:
        self._found: dict[str, set[str]] = defaultdict(set)
        self._lock = Lock()

    def started(self, event: CommandStartedEvent) -> None:
        name = event.command_name
        if name in WRITES:
            self.note(event.database_name, event.command[name])
        elif name == "bulkWrite":
            for space in event.command["nsInfo"]:
                database, _, collection = space["ns"].partition(".")
                self.note(database, collection)

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """A write may have taken place whatever the answer."""

    def failed(self, event: CommandFailedEvent) -> None:
        """A write may have taken place whatever the answer."""

    def take(self, prefix: str) -> dict[str, set[str]]:
        """Those in databases of this prefix, since this was last asked."""
        with self._lock:
            return {name: self._found.pop(name) for name in list(self._found) if name.startswith(prefix)}

    def noted(self, database: str) -> frozenset[str]:
        """Those in a database, without taking them."""
        with self._lock:
            return frozenset(self._found.get(database, ()))

    def note(self, database: str, collection: str) -> None:
        with self._lock:
            self._found[database].add(collection)


WRITTEN = Written()
"""Hears every client of this process."""


def written_by_others(database: Database) -> None:
    """A process that the test starts writes here, too: all is emptied behind it."""
    for name in database.raw.list_collection_names():
        WRITTEN.note(database.name, name)


class GroundClock(SimulatedClock):
    """The simulated clock where all who read it are in this process: they need not ask the database."""

    def __init__(self, database: Database, prefix: str) -> None:
        super().__init__(database, prefix)
        self._set: datetime | None = None

    def __call__(self) -> datetime:
        return self._set or system_now()

    def set(self, moment: datetime | None) -> None:
        super().set(moment)
        self._set = super().__call__() if moment else None


@dataclass(frozen=True)
class Ground(Generic[S]):
    """What a service stands on in a test."""

    settings: S
    database: Database
    clock: GroundClock
    beginning: dict[str, list[Document]]
    """What the first test settled, by collection."""

    def begin(self, store: Store[Any], tenant: Tenant, settle: Callable[[Any], object]) -> None:
        """What all tests of the service begin with: the first settles it, for the others it is put back."""
        for name, documents in self.beginning.items():
            self.database.collection(name).insert_many(documents)
        if not self.beginning:
            store.transact(platform_principal("test"), lambda tx: tenants.keep(tx, tenant))
            store.transact(system_principal(tenant.id, "test"), settle)
            for name in WRITTEN.noted(self.database.name):
                if found := list(self.database.collection(name).find()):
                    self.beginning[name] = found


@dataclass
class Grounds:
    """Those of this process, by service."""

    mongodb_uri: str
    _databases: dict[str, tuple[str, Database]] = field(default_factory=dict)
    _beginnings: dict[str, dict[str, list[Document]]] = field(default_factory=lambda: defaultdict(dict))

    @contextmanager
    def of(self, service: str, unit: type[UnitOfWork], kind: type[S], **more: str) -> Iterator[Ground[S]]:
        """An empty database; `more`: settings, without their prefix LINLI_."""
        named = {f"LINLI_{name.upper()}": value for name, value in more.items()}
        prefix = self._databases[service][0] if service in self._databases else f"t{uuid4().hex[:10]}_"
        at = {"LINLI_MONGODB_URI": self.mongodb_uri, "LINLI_DATABASE_PREFIX": prefix}
        settings = kind.load({**GIVEN, **at, **named})
        if service not in self._databases:
            made = connect(settings, service)
            indexes.ensure(made, unit)
            self._databases[service] = prefix, made
        database = self._databases[service][1]
        yield Ground(settings, database, GroundClock(database, prefix), self._beginnings[service])
        for name, collections in WRITTEN.take(prefix).items():
            for collection in collections:
                database.client[name][collection].delete_many({})

    def close(self) -> None:
        for prefix, database in self._databases.values():
            for name in database.client.list_database_names():
                if name.startswith(prefix):
                    database.client.drop_database(name)
            database.close()

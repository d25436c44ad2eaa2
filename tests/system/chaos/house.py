# SPDX-License-Identifier: AGPL-3.0-or-later
"""All services in this process, each with its worker on the real broker and one simulated clock for all."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import import_module
from threading import Thread
from typing import Any, TypeVar, get_type_hints

from scripts.services import SERVICES
from services.chassis.invariants import ServiceData
from services.chassis.invariants.platform import platform
from services.chassis.store import Store
from services.chassis.store.relay_records import RelayRecords
from services.chassis.store.simulation import SimulatedClock
from services.chassis.values import PLATFORM, OrgPath, Principal, Role, grants_of
from services.chassis.worker import Worker
from tests.system.chassis.conftest import until

R = TypeVar("R")
TENANT = "320585"
ROOT = OrgPath(f"/{TENANT}")
HOUR = timedelta(hours=1)
GRACE = timedelta(minutes=1)
KEY = urlsafe_b64encode(b"k" * 32).decode()


def environment(amqp_url: str, mongodb_uri: str, prefix: str) -> dict[str, str]:
    """What every service's settings are read from."""
    given = {
        "AMQP_URL": amqp_url,
        "MONGODB_URI": mongodb_uri,
        "DATABASE_PREFIX": prefix,
        "ISSUER": "http://127.0.0.1:1",
        "JWKS_URL": "http://127.0.0.1:1/jwks",
        "MASTER_KEY": KEY,
        "LOG_KEY": KEY,
        "ARGON2_MEMORY_KIB": "1024",
        "INBOX_QUEUES": "1",
        "DRAIN_SECONDS": "5",
        "CLOCK": "simulated",
    }
    return {f"LINLI_{name}": value for name, value in given.items()}


@dataclass
class House:
    """The services' stores, through which one acts as their APIs do, and their workers, by name."""

    prefix: str
    stores: dict[str, Store[Any]] = field(default_factory=dict)
    workers: dict[str, tuple[Worker, Thread]] = field(default_factory=dict)

    def open(self, start: datetime) -> None:
        """From the environment's settings."""
        for service in SERVICES:
            app = import_module(f"services.{service}.app")
            self.stores[service] = app.open_store(get_type_hints(app.open_store)["settings"].load())
        self.clock.set(start)
        for service in SERVICES:
            assert self.stores[service].prepare(60)
            self.start(service)

    def close(self) -> None:
        for worker, _ in self.workers.values():
            worker.stop.set()
        for service in list(self.workers):
            self.stop(service)
        for store in self.stores.values():
            store.database.close()

    @property
    def clock(self) -> SimulatedClock:
        return SimulatedClock(self.stores["identity"].database, self.prefix)

    def start(self, service: str) -> None:
        worker = import_module(f"services.{service}.app").create_worker()
        thread = Thread(target=worker.work, daemon=True)
        thread.start()
        self.workers[service] = (worker, thread)

    def stop(self, service: str) -> None:
        worker, thread = self.workers.pop(service)
        worker.stop.set()
        thread.join(20)
        worker.store.database.close()
        assert not thread.is_alive()
        assert not worker.failed

    @contextmanager
    def away(self, service: str) -> Iterator[None]:
        """The worker of a service is stopped; the others say what they have to, and an hour passes."""
        self.stop(service)
        yield
        until(lambda: all(self._is_out(name) for name in self.workers))
        self.wait(HOUR)
        self.start(service)

    def act(self, service: str, work: Callable[[Any], R], by: Principal | None = None) -> R:
        """As the district's administrator, unless it is somebody else."""
        return self.stores[service].transact(by or administrator(service), work)

    def read(self, service: str) -> Any:
        return self.stores[service].reader(administrator(service))

    def wait(self, span: timedelta) -> datetime:
        self.clock.set(self.clock() + span)
        return self.clock()

    def _is_out(self, service: str) -> bool:
        relay = RelayRecords(self.stores[service].database)
        return relay.waiting() == 0 and relay.stalled_count() == 0

    def offences(self) -> list[str]:
        """Against the invariants of the platform and of every service."""
        found = []
        for service in SERVICES:
            data, own = self._data(service), import_module(f"services.{service}.invariants").invariants
            for invariant in (*platform, *own):
                found += [f"{service}.{invariant.name}: {text}" for text in invariant.find(data).offences]
        return found

    def _data(self, service: str) -> ServiceData:
        tx = import_module(f"services.{service}.store").Tx
        return ServiceData(service, self.stores[service].database, tx, self.clock(), GRACE, self._data)


def administrator(service: str, number: int = 0) -> Principal:
    """One of the district's administrators."""
    held = import_module(f"services.{service}.domain.authority").HELD
    subject = f"01927f3a-0000-7000-8000-0000000000{90 + number}"
    return Principal(TENANT, subject, "郑管理", grants_of([(Role.DISTRICT_ADMIN, ROOT)], held))


def operator() -> Principal:
    held = import_module("services.identity.domain.authority").HELD
    roles = [(Role.PLATFORM_OPERATOR, OrgPath(f"/{PLATFORM}"))]
    return Principal(PLATFORM, "operator", "operator", grants_of(roles, held))

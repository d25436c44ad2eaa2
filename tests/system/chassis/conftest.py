# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small pair of services on the real broker and engine: one emits places, one adds up what it hears."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from prometheus_client import REGISTRY
from pydantic import SecretStr

from scripts.stack.grants import declare
from services.chassis.clock import monotonic, pause
from services.chassis.contracts import consumed_by, hearing_services
from services.chassis.messaging import Reactions
from services.chassis.messaging.address import BrokerAddress
from services.chassis.messaging.topology import Topology
from services.chassis.settings import Settings
from services.chassis.store import Collection, Database, Index, Store, UnitOfWork
from services.chassis.store.dead_letters import DeadLetter, DeadLetters
from services.chassis.store.event_log import EVENTS
from services.chassis.store.relay_records import RelayRecords
from services.chassis.store.simulation import SimulatedClock
from services.chassis.timers import Timers
from services.chassis.values import Principal
from services.chassis.worker import Worker
from services.identity.domain.events import PlaceChanged
from tests.system.chassis.served import Served, answers, free_port, start
from tests.system.ground import Grounds

TENANT = "320585"
ACTOR = Principal(TENANT, "tester", "Tester")


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """Not idempotent by nature: what was heard, in the order it was heard."""

    id: str
    names: tuple[str, ...] = ()


class SenderTx(UnitOfWork):
    things = Collection(
        Thing, "things", indexes=(Index("name", unique=True), Index("by_count")), orderings=("count",)
    )


class HearerTx(UnitOfWork):
    heard = Collection(Heard, "heard")


@dataclass
class Bench:
    """Both services, each a user of its own at the broker; `fail` says which name the hearer cannot bear.

    Their users may do what the charts grant: what they need is declared for them.
    """

    settings: Settings
    sender: Store[SenderTx]
    hearer: Store[HearerTx]
    topology: Topology
    clock: SimulatedClock
    timers: Timers = field(default_factory=Timers)
    fail: Callable[[str], bool] = lambda name: False
    workers: list[tuple[Worker, Thread]] = field(default_factory=list)
    url_of: Callable[[str], str] | None = None

    @property
    def broker(self) -> BrokerAddress:
        return BrokerAddress.of(self.settings)

    def settings_of(self, service: str, database: Database, **changed: Any) -> Settings:
        """With the address of the service's user, where there are such users; what it needs is declared."""
        settings = self.settings.model_copy(update=changed)
        if self.url_of is None:
            return settings
        declare(settings, service, database)
        return at(settings, self.url_of(service)).model_copy(update={"declare": "passive"})

    def tell(self, thing_id: str, name: str) -> None:
        """A command: change a thing and emit its event."""

        def work(tx: SenderTx) -> None:
            known = tx.things.find(thing_id)
            event = PlaceChanged(thing_id, "compound", name, f"/{TENANT}/x", active=True)
            if known is None:
                tx.things.add(Thing(thing_id, thing_id, 1), event)
            else:
                tx.things.save(replace(known, count=known.count + 1), event)

        self.sender.transact(ACTOR, work)

    def recorded(self) -> list[dict[str, Any]]:
        """The sender's event log, by id."""
        return list(self.sender.database.collection(EVENTS).find().sort("_id", 1))

    def all_out(self) -> bool:
        """Whether the sender's relay has come to the end of the log and no lane stands still."""
        relay = RelayRecords(self.sender.database)
        return relay.waiting() == 0 and relay.stalled_count() == 0

    def heard(self, thing_id: str, tenant: str = TENANT) -> tuple[str, ...]:
        found = self.hearer.reader(Principal(tenant, "t", "t")).heard.find(thing_id)
        return found.names if found else ()

    def start(self, *roles: str) -> None:
        for role in roles or ("sender", "hearer"):
            worker = self._worker(role)
            thread = Thread(target=worker.work, daemon=True)
            thread.start()
            self.workers.append((worker, thread))

    def stop(self) -> None:
        for worker, thread in self.workers:
            worker.stop.set()
            thread.join(20)
            assert not thread.is_alive()
            assert not worker.failed
        self.workers.clear()

    def _worker(self, role: str) -> Worker:
        if role == "sender":
            settings = self.settings_of("identity", self.sender.database)
            return Worker(settings, "identity", self.sender, heedless("identity"), self.timers)
        settings = self.settings_of("dispatch", self.hearer.database)
        return Worker(settings, "dispatch", self.hearer, self.reactions(), Timers())

    def reactions(self) -> Reactions:
        reactions = Reactions()

        def hear(tx: HearerTx, message: Any) -> None:
            if self.fail(message.name):
                raise RuntimeError(f"cannot bear {message.name}")
            known = tx.heard.find(message.place_id)
            if known is None:
                tx.heard.add(Heard(message.place_id, (message.name,)))
            else:
                tx.heard.save(replace(known, names=(*known.names, message.name)))

        for event_type in consumed_by("dispatch"):
            reactions.on(event_type)(hear)
        return reactions

    def dead_letters(self) -> list[DeadLetter]:
        return list(DeadLetters(self.hearer.database).oldest(100))


def heedless(service: str) -> Reactions:
    """Reactions to all that a service is told, without an effect."""
    reactions = Reactions()
    for event_type in consumed_by(service):
        reactions.on(event_type)(lambda _tx, _message: None)
    return reactions


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something that must come true."""
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it did not come true in time"
        pause(0.05)


@pytest.fixture
def settings(vhost_url: str, mongodb_uri: str, database: str) -> Settings:
    return Settings.load(
        {
            "LINLI_AMQP_URL": vhost_url,
            "LINLI_MONGODB_URI": mongodb_uri,
            "LINLI_DATABASE_PREFIX": database,
            "LINLI_ISSUER": "http://127.0.0.1:1",
            "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks",
            "LINLI_RETRY_ATTEMPTS": "3",
            "LINLI_RETRY_FIRST_SECONDS": "0.2",
            "LINLI_DRAIN_SECONDS": "5",
            "LINLI_ABSENT_SERVICES": ",".join(sorted({*hearing_services()} - {"dispatch"})),
        }
    )


def at(settings: Settings, url: str) -> Settings:
    """The settings with another address of the broker."""
    return settings.model_copy(update={"amqp_url": SecretStr(url)})


@pytest.fixture
def bench(settings: Settings, grounds: Grounds, user_url: Callable[..., str]) -> Iterator[Bench]:
    """Over databases that are there for all tests of a process and empty for each."""
    with (
        grounds.of("sender", SenderTx, Settings) as sender,
        grounds.of("hearer", HearerTx, Settings) as hearer,
    ):
        bench = Bench(
            settings,
            Store(sender.database, SenderTx, sender.clock),
            Store(hearer.database, HearerTx, sender.clock),
            Topology("dispatch"),
            sender.clock,
            url_of=user_url,
        )
        yield bench
        bench.stop()


def metric(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


@pytest.fixture
def served(mongodb_uri: str, database: str, tmp_path: Path) -> Iterator[Served]:
    http, metrics = free_port(), free_port()
    environment = {
        "LINLI_MONGODB_URI": mongodb_uri,
        "LINLI_AMQP_URL": "amqp://127.0.0.1:1/",
        "LINLI_ISSUER": f"http://127.0.0.1:{http}",
        "LINLI_JWKS_URL": f"http://127.0.0.1:{http}/identity/v1/jwks.json",
        "LINLI_DATABASE_PREFIX": database,
        "LINLI_MASTER_KEY": urlsafe_b64encode(b"k" * 32).decode(),
        "LINLI_BOOTSTRAP_OPERATOR_PASSWORD": "correct horse battery",
        "LINLI_HTTP_PORT": str(http),
        "LINLI_METRICS_PORT": str(metrics),
        "LINLI_DRAIN_SECONDS": "8",
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "metrics"),
    }
    log = tmp_path / "log"
    found = Served(start(environment, log), http, metrics, environment, log)
    try:
        until(lambda: answers(http) or found.process.poll() is not None, 60)
        assert found.process.poll() is None, log.read_text()
        yield found
    finally:
        found.process.kill()
        found.process.wait()

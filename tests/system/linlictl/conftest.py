# SPDX-License-Identifier: AGPL-3.0-or-later
"""Identity and dispatch on the real broker and engine, with the tool beside them.

Dispatch's reactions are the real ones; beside their effect each adds to what was heard, which is not
idempotent by nature. `broken` holds the names that dispatch cannot bear.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from io import StringIO
from threading import Thread
from typing import Any

import pytest
import structlog
from pydantic import SecretStr

from scripts.linlictl.__main__ import main
from scripts.linlictl.rights import OPERATOR
from scripts.stack.grants import declare
from services.chassis.clock import monotonic, pause
from services.chassis.contracts import consumed_by, hearing_services
from services.chassis.ids import new_id
from services.chassis.messaging import Reactions
from services.chassis.messaging.inboxes import subscribe
from services.chassis.messaging.topology import Topology
from services.chassis.settings import Settings
from services.chassis.store import Collection, Store, connect, indexes
from services.chassis.store.relay_records import RelayRecords
from services.chassis.store.simulation import SimulatedClock
from services.chassis.timers import Timers
from services.chassis.values import Principal
from services.chassis.worker import Worker
from services.dispatch import store as dispatch
from services.dispatch.reactions import reactions
from services.dispatch.timers import timers
from services.identity import store as identity
from services.identity.domain import places
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.places import Place
from services.identity.reactions import reactions as of_identity

TENANT = "320585"
BY = Principal(TENANT, "tester", "Tester")


@dataclass(frozen=True, slots=True)
class Heard:
    id: str
    names: tuple[str, ...] = ()


class DispatchTx(dispatch.Tx):
    heard = Collection(Heard, "heard")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def typed(*argv: str) -> Ran:
    """Type `linlictl …`."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(argv)
    return Ran(code, out.getvalue(), err.getvalue())


def done(*argv: str) -> Ran:
    """Type what must succeed."""
    ran = typed(*argv)
    assert ran.code == 0, ran.err
    return ran


@dataclass
class Spine:
    settings: Settings
    identity: Store[identity.Tx]
    dispatch: Store[DispatchTx]
    broken: set[str] = field(default_factory=set)
    workers: dict[str, tuple[Worker, Thread]] = field(default_factory=dict)
    url_of: Callable[[str], str] = str

    def run(self, *argv: str) -> Ran:
        return typed(*argv)

    def ok(self, *argv: str) -> Ran:
        return done(*argv)

    def found(self) -> Place:
        """The root of the district's tree."""
        root, events = places.create_root(new_id(), TENANT, "太仓")
        self.identity.transact(BY, lambda tx: tx.places.add(root, *events))
        return root

    def build(self, parent: Place, code: str, name: str) -> Place:
        made, events = places.create(new_id(), PlaceKind.SUB_DISTRICT, code, name, parent=parent)
        self.identity.transact(BY, lambda tx: tx.places.add(made, *events))
        return made

    def rename(self, place: Place, name: str) -> None:
        def work(tx: identity.Tx) -> None:
            changed, events = places.change(tx.places.get(place.id), name=name)
            tx.places.save(changed, *events)

        self.identity.transact(BY, work)

    def heard(self, place: Place) -> tuple[str, ...]:
        found = self.dispatch.reader(BY).heard.find(place.id)
        return found.names if found else ()

    def copy(self, place: Place) -> str:
        found = self.dispatch.reader(BY).places.find(place.id)
        return found.name if found else ""

    def start(self, *services: str) -> None:
        for service in services or ("identity", "dispatch"):
            worker = self._worker(service)
            thread = Thread(target=worker.work, daemon=True)
            thread.start()
            self.workers[service] = (worker, thread)
            until(lambda started=worker: bool(started.alive()))
        _silence()

    def stop(self, *services: str) -> None:
        for service in services or tuple(self.workers):
            worker, thread = self.workers.pop(service)
            worker.stop.set()
            thread.join(20)
            assert not thread.is_alive()
            assert not worker.failed

    def published(self) -> bool:
        return RelayRecords(self.identity.database).waiting() == 0

    def parked(self) -> int:
        return self.dispatch.database.collection("parked").count_documents({})

    def letters(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ok("dead", "list", "dispatch", "--output", "json").json
        return found

    def _worker(self, service: str) -> Worker:
        """As its own user, with the rights that the charts grant."""
        store: Store[Any] = self.identity if service == "identity" else self.dispatch
        declare(self.settings, service, store.database)
        own = {"amqp_url": SecretStr(self.url_of(service)), "declare": "passive"}
        settings = self.settings.model_copy(update=own)
        if service == "identity":
            return Worker(settings, service, store, of_identity, Timers())
        return Worker(settings, service, store, self._reactions(), timers)

    def _reactions(self) -> Reactions:
        heard = Reactions()
        for event_type in consumed_by("dispatch"):
            heard.on(event_type)(self._hearing(event_type))
        return heard

    def _hearing(self, event_type: str) -> Callable[[DispatchTx, Any], None]:
        reaction = reactions.get(event_type)
        assert reaction is not None

        def hear(tx: DispatchTx, message: Any) -> None:
            if message.name in self.broken:
                raise RuntimeError(f"cannot bear {message.name}")
            reaction(tx, message)
            known = tx.heard.find(message.place_id)
            if known is None:
                tx.heard.add(Heard(message.place_id, (message.name,)))
            else:
                tx.heard.save(replace(known, names=(*known.names, message.name)))

        return hear


def _silence() -> None:
    """The workers run in this process: what they log must not mix with what the tool prints."""
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())


def until(condition: Callable[[], bool], seconds: float = 30) -> None:
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it did not come true in time"
        pause(0.05)


@pytest.fixture
def environment(
    user_url: Callable[[str], str], mongodb_uri: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """What the operator's shell says: the broker as the operator's user sees it."""
    given = {
        "LINLI_AMQP_URL": user_url(OPERATOR),
        "LINLI_MONGODB_URI": mongodb_uri,
        "LINLI_DATABASE_PREFIX": database,
        "LINLI_RETRY_ATTEMPTS": "2",
        "LINLI_RETRY_FIRST_SECONDS": "0.1",
        "LINLI_DRAIN_SECONDS": "5",
        "LINLI_ABSENT_SERVICES": ",".join(sorted({*hearing_services()} - {"dispatch"})),
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return given


@pytest.fixture
def spine(environment: dict[str, str], vhost_url: str, user_url: Callable[[str], str]) -> Iterator[Spine]:
    unused = {"LINLI_ISSUER": "http://127.0.0.1:1", "LINLI_JWKS_URL": "http://127.0.0.1:1/jwks"}
    settings = Settings.load(environment | unused | {"LINLI_AMQP_URL": vhost_url})
    owner, copier = connect(settings, "identity"), connect(settings, "dispatch")
    indexes.ensure(owner, identity.Tx)
    indexes.ensure(copier, DispatchTx)
    clock = SimulatedClock(owner, settings.database_prefix)
    stores = Store(owner, identity.Tx, clock), Store(copier, DispatchTx, clock)
    spine = Spine(settings, *stores, url_of=user_url)
    yield spine
    spine.stop()
    structlog.reset_defaults()
    owner.close()
    copier.close()


@pytest.fixture
def topology(spine: Spine) -> Topology:
    """Dispatch's inbox, declared."""
    topology = Topology("dispatch")
    subscribe(spine.settings, topology, spine.dispatch.database, consumed_by("dispatch"))
    return topology

# SPDX-License-Identifier: AGPL-3.0-or-later
"""A process that starts while its database is away waits for it, and says so."""

from collections.abc import Iterator
from threading import Event as Flag
from threading import Thread
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from services.chassis.http import PUBLIC, Resource, make_app
from services.chassis.settings import Settings
from services.chassis.store import Collection, Index, Store, StoreDown, UnitOfWork, connect, make_store
from services.chassis.store.errors import IndexMismatch
from services.chassis.timers import Timers
from services.chassis.worker import Worker
from tests.system.chassis.api import RowView, refused
from tests.system.chassis.conftest import ACTOR, SenderTx, Thing, heedless, until
from tests.system.chassis.wire import Wire


@pytest.fixture
def wire(mongodb_uri: str) -> Iterator[Wire]:
    server = urlsplit(mongodb_uri)
    wire = Wire(server.hostname or "", server.port or 27017)
    yield wire
    wire.close()


@pytest.fixture
def settings(settings: Settings, wire: Wire) -> Settings:
    uri = SecretStr(f"mongodb://{wire.address}/?directConnection=true")
    return settings.model_copy(update={"mongodb_uri": uri})


@pytest.fixture
def store(settings: Settings) -> Iterator[Store[SenderTx]]:
    store = make_store(
        settings,
        connect(settings, "sender"),
        SenderTx,
        first=lambda store: store.transact(ACTOR, lambda tx: tx.things.add(Thing("first", "first"))),
    )
    yield store
    store.database.close()


def test_an_api_answers_before_its_database_does(
    settings: Settings, store: Store[SenderTx], wire: Wire
) -> None:
    things = Resource("things", "/test/v1/things")

    def count_things(tx: SenderTx) -> RowView:
        """Count."""
        return RowView(row=tx.things.count({}), result="counted")

    things.show(count_things, "/count", requires=PUBLIC)
    client = make_app(settings, "identity", store, [things], {}).test_client()
    assert client.get("/live").status_code == 200
    assert client.get("/ready").status_code == 503
    answer = client.get("/test/v1/things/count")
    refused(answer, 503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    wire.open()
    until(lambda: client.get("/ready").status_code == 200)
    assert client.get("/test/v1/things/count").status_code == 200
    assert store.reader(ACTOR).things.get("first").name == "first"


def test_a_worker_waits(settings: Settings, store: Store[SenderTx], wire: Wire) -> None:
    done = Flag()

    def step() -> None:
        done.set()
        worker.stop.wait(0.1)

    worker = Worker(settings, "identity", store, heedless("identity"), Timers(), leased={"own": step})
    thread = Thread(target=worker.work, daemon=True)
    thread.start()
    assert not store.prepare(2)
    assert (thread.is_alive(), worker.alive()) == (True, {})
    wire.open()
    until(lambda: bool(worker.alive()) and all(worker.alive().values()))
    assert done.wait(20)
    worker.stop.set()
    thread.join(20)
    assert not thread.is_alive()
    assert not worker.failed


def test_who_waits_can_be_stopped(settings: Settings, store: Store[SenderTx]) -> None:
    worker = Worker(settings, "identity", store, heedless("identity"), Timers())
    thread = Thread(target=worker.work, daemon=True)
    thread.start()
    worker.stop.set()
    thread.join(20)
    assert not thread.is_alive()


class OtherTx(UnitOfWork):
    things = Collection(Thing, "things", indexes=(Index("name"),))


def test_what_waiting_does_not_mend_ends_the_start(
    settings: Settings, store: Store[SenderTx], wire: Wire
) -> None:
    wire.open()
    assert store.prepare(60)
    other = make_store(settings, connect(settings, "sender"), OtherTx)
    with pytest.raises(IndexMismatch):
        other.prepare(60)
    with pytest.raises(StoreDown):
        other.reader(ACTOR)
    other.database.close()

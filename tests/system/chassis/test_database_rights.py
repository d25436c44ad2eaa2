# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service as a user of its own at the database: it does its work there and sees no other's."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from pymongo import MongoClient
from pymongo.errors import OperationFailure

from services.chassis.messaging.topology import Topology
from services.chassis.settings import Settings
from services.chassis.store import Store, connect, indexes
from services.chassis.store.errors import NotPermitted
from services.chassis.store.simulation import SimulatedClock
from tests.guarded import PREFIX, Guarded, guarded_engine
from tests.system.chassis.conftest import Bench, HearerTx, SenderTx, until

UNAUTHORIZED = 13


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Guarded]:
    with guarded_engine(tmp_path, ("sender", "hearer")) as engine:
        yield engine


@pytest.fixture
def bench(settings: Settings, guarded: Guarded, user_url: Callable[..., str]) -> Iterator[Bench]:
    def database_of(service: str) -> object:
        own = {"mongodb_uri": SecretStr(guarded.uri(service)), "database_prefix": PREFIX}
        return connect(settings.model_copy(update=own), service)

    sender, hearer = database_of("sender"), database_of("hearer")
    indexes.ensure(sender, SenderTx)
    indexes.ensure(hearer, HearerTx)
    clock = SimulatedClock(sender, PREFIX)
    stores = Store(sender, SenderTx, clock), Store(hearer, HearerTx, SimulatedClock(hearer, PREFIX))
    bench = Bench(settings, *stores, Topology("dispatch"), clock)
    bench.url_of = user_url
    yield bench
    bench.stop()
    sender.close()
    hearer.close()


def test_services_do_their_work(bench: Bench) -> None:
    bench.start()
    bench.tell("a", "one")
    until(lambda: bench.heard("a") == ("one",))


def test_a_service_sees_no_other_database(guarded: Guarded) -> None:
    with MongoClient(guarded.uri("sender")) as client:
        client[f"{PREFIX}sender"].things.insert_one({})
        for name in ("hearer", "simulation"):
            for attempt in _attempts(client[f"{PREFIX}{name}"].things, reads=name == "hearer"):
                with pytest.raises(OperationFailure) as refused:
                    attempt()
                assert refused.value.code == UNAUTHORIZED


def test_a_right_that_is_missing_ends_the_start_and_is_named(settings: Settings, guarded: Guarded) -> None:
    own = {"mongodb_uri": SecretStr(guarded.uri("sender")), "database_prefix": PREFIX}
    foreign = connect(settings.model_copy(update=own), "hearer")
    with pytest.raises(NotPermitted, match=f"{PREFIX}hearer"):
        indexes.ensure(foreign, HearerTx)
    foreign.close()


def _attempts(collection, *, reads: bool) -> list[Callable[[], object]]:
    written = [lambda: collection.insert_one({}), lambda: collection.create_index("x"), collection.drop]
    return [*written, collection.find_one] if reads else written

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds of every connection: a database that hangs, without a word, holds nobody longer than allowed."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from services.chassis.clock import monotonic
from services.chassis.http import PUBLIC, Resource, make_app
from services.chassis.settings import Settings
from services.chassis.store import Store, StoreDown, connect
from tests.system.chassis.api import RowView, refused
from tests.system.chassis.conftest import ACTOR, Bench, SenderTx, Thing
from tests.system.chassis.wire import Wire

LIMIT = 1.0
SLACK = 3.0


@pytest.fixture
def wire(mongodb_uri: str) -> Iterator[Wire]:
    server = urlsplit(mongodb_uri)
    wire = Wire(server.hostname or "", server.port or 27017)
    wire.open()
    yield wire
    wire.close()


@pytest.fixture
def store(bench: Bench, settings: Settings, wire: Wire) -> Iterator[Store[SenderTx]]:
    uri = SecretStr(f"mongodb://{wire.address}/?directConnection=true")
    change = {"mongodb_uri": uri, "mongodb_timeout_seconds": LIMIT}
    database = connect(settings.model_copy(update=change), "sender")
    store = Store(database, SenderTx, bench.clock)
    store.transact(ACTOR, lambda tx: tx.things.add(Thing("t", "t")))
    yield store
    database.close()


def test_a_query_ends(store: Store[SenderTx], wire: Wire) -> None:
    wire.hangs.set()
    began = monotonic()
    with pytest.raises(StoreDown):
        store.reader(ACTOR).things.get("t")
    assert monotonic() - began < LIMIT + SLACK


def test_a_command_ends_and_is_not_tried_a_dozen_times(store: Store[SenderTx], wire: Wire) -> None:
    def work(tx: SenderTx) -> None:
        wire.hangs.set()
        tx.things.save(Thing("t", "u") if tx.things.get("t") else Thing("t", "t"))

    began = monotonic()
    with pytest.raises(StoreDown):
        store.transact(ACTOR, work)
    assert monotonic() - began < 2 * LIMIT + SLACK  # to abort takes as long once more


def test_the_caller_is_asked_to_come_again(store: Store[SenderTx], wire: Wire, settings: Settings) -> None:
    things = Resource("things", "/test/v1/things")

    def count_things(tx: SenderTx) -> RowView:
        """Count."""
        return RowView(row=tx.things.count({}), result="counted")

    things.show(count_things, "/count", requires=PUBLIC)
    client = make_app(settings, "identity", store, [things], {}).test_client()
    assert client.get("/test/v1/things/count").status_code == 200
    wire.hangs.set()
    answer = client.get("/test/v1/things/count")
    refused(answer, 503, "unavailable")
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize("retried", ["true", "false"])
def test_the_uri_says_whether_writes_are_retried_and_not_whom_to_read(
    settings: Settings, retried: str
) -> None:
    uri = SecretStr(f"mongodb://127.0.0.1:1/?w=1&readPreference=secondary&retryWrites={retried}")
    database = connect(settings.model_copy(update={"mongodb_uri": uri}), "sender")
    options = database.client.options
    assert options.retry_writes is (retried == "true")
    assert (options.write_concern.document, options.read_preference.name) == ({"w": "majority"}, "Primary")
    database.close()

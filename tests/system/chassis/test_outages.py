# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the spine does while the database is away."""

from collections.abc import Callable, Mapping, Sequence
from threading import Event as Flag
from threading import Thread
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.errors import ServerSelectionTimeoutError

from services.chassis.clock import monotonic, system_now
from services.chassis.messaging.inbox import Inbox
from services.chassis.messaging.waiting import Retries
from services.chassis.store import Database, Store, StoreDown
from tests.system.chassis.conftest import ACTOR, Bench, HearerTx, until

OUTAGES = 3
QUEUES = 2


class Away(Store[HearerTx]):
    """A store whose database is away for the first transactions."""

    left = OUTAGES

    def transact_as_platform(self, subject: str, work: Callable[[HearerTx], Any]) -> Any:
        if Away.left:
            Away.left -= 1
            raise ServerSelectionTimeoutError("no server")
        return super().transact_as_platform(subject, work)


class Watched(Inbox):
    """An inbox that remembers how often each delivery had been delivered before."""

    delivered: list[int]

    def handle(self, batch: Sequence[tuple[Mapping[str, Any], bytes]], *more: Any) -> None:
        self.delivered += [int(headers.get("x-delivery-count", 0)) for headers, _ in batch]
        super().handle(batch, *more)


def test_a_database_that_is_away_uses_up_no_delivery(bench: Bench) -> None:
    """The broker gives a message up after its hundredth delivery: an outage must not count."""
    Away.left = OUTAGES
    bench.topology.declare_inbox(bench.broker, bench.reactions().types, QUEUES)
    bench.tell("a", "kept")
    store = Away(bench.hearer.database, HearerTx, bench.clock)
    inboxes = [
        Watched(
            bench.broker,
            bench.topology,
            number,
            store,
            bench.reactions(),
            10,
            Retries(3, 0.1),
        )
        for number in range(QUEUES)
    ]
    stop, delivered = Flag(), []
    for inbox in inboxes:
        inbox.delivered = delivered
    threads = [Thread(target=inbox.run, args=(stop,)) for inbox in inboxes]
    for thread in threads:
        thread.start()
    bench.start("sender")
    until(lambda: bench.heard("a") == ("kept",))
    stop.set()
    for thread in threads:
        thread.join(20)
    assert Away.left == 0
    assert set(delivered) == {0}
    assert bench.dead_letters() == []


def test_a_database_that_cannot_be_reached_is_said_so_at_once() -> None:
    """Whoever waits for an answer is told after one search for a server, not after a dozen."""
    client: MongoClient[dict[str, Any]] = MongoClient("mongodb://127.0.0.1:1", serverSelectionTimeoutMS=200)
    store = Store(Database(client, "nowhere"), HearerTx, system_now)
    began = monotonic()
    with pytest.raises(StoreDown):
        store.transact(ACTOR, lambda tx: tx.heard.find("a"))
    assert monotonic() - began < 1
    client.close()

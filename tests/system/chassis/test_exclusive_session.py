# SPDX-License-Identifier: AGPL-3.0-or-later
"""A process that died inside a transaction holds nobody up, and one that only slept does no harm."""

from datetime import UTC, datetime

import pytest
from pymongo.client_session import ClientSession
from pymongo.errors import OperationFailure

from services.chassis.store.database import Database
from services.chassis.store.exclusive_session import ExclusiveSession
from services.chassis.store.positions import POSITIONS
from services.chassis.store.timers import TIMERS
from tests.system.chassis.conftest import ACTOR, TENANT, Bench, until
from tests.system.chassis.test_timers import count, counting

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
BEFORE_THE_SERVER_DOES = 25
"""A server ends what was left open after 60 s by itself."""


def left_open(database: Database, job: str) -> ClientSession:
    """The session of a job whose process was killed inside a transaction."""
    exclusive = ExclusiveSession(database, job)
    exclusive.take()
    assert exclusive.session is not None
    exclusive.session.start_transaction()
    return exclusive.session


def test_a_queue_goes_on_when_its_consumer_was_killed(bench: Bench) -> None:
    bench.tell("a", "kept")
    bench.settings = bench.settings.model_copy(update={"inbox_queues": 1})
    session = left_open(bench.hearer.database, f"inbox/{bench.topology.queue(0)}")
    bench.hearer.database.collection(POSITIONS).insert_one({"_id": f"{TENANT}/thing/a"}, session=session)
    bench.start()
    until(lambda: bench.heard("a") == ("kept",), BEFORE_THE_SERVER_DOES)


def test_timers_fire_when_their_runner_was_killed(bench: Bench) -> None:
    counting(bench)
    bench.clock.set(NOON)
    bench.sender.transact(ACTOR, lambda tx: tx.timers.set("count", "a", NOON))
    session = left_open(bench.sender.database, "timers")
    bench.sender.database.collection(TIMERS).delete_many({}, session=session)
    bench.start("sender")
    until(lambda: count(bench, "a") == 1, BEFORE_THE_SERVER_DOES)


def test_who_slept_finds_its_transaction_gone(bench: Bench) -> None:
    session = left_open(bench.hearer.database, "job")
    bench.hearer.database.collection(POSITIONS).insert_one({"_id": "x"}, session=session)
    ExclusiveSession(bench.hearer.database, "job").take()
    with pytest.raises(OperationFailure):
        session.commit_transaction()
    assert bench.hearer.database.collection(POSITIONS).find_one({"_id": "x"}) is None

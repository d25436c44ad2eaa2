# SPDX-License-Identifier: AGPL-3.0-or-later
"""The record of an inbox is made once, however many workers begin at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from services.chassis.settings import Settings
from services.chassis.store import connect
from services.chassis.store.subscription import Subscribed, Subscription

WORKERS, ROUNDS = 8, 10


def test_workers_that_begin_at_once_find_one_record(settings: Settings) -> None:
    def join(number: int) -> Subscribed:
        database = connect(settings, f"joined{number % ROUNDS}")
        try:
            return Subscription(database).join([f"linli.identity.v1.Type{number}"], 2)
        finally:
            database.close()

    with ThreadPoolExecutor(WORKERS) as workers:
        found = list(workers.map(join, range(WORKERS * ROUNDS)))
    assert {one.queues for one in found} == {2}
    for number in range(ROUNDS):
        database = connect(settings, f"joined{number}")
        record = Subscription(database).read()
        database.close()
        assert record is not None
        assert len(record.releases) == WORKERS

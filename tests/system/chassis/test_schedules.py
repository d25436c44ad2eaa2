# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is done again and again goes on at each moment of its plan, in every district there is."""

from datetime import timedelta
from threading import Event as Flag
from threading import Thread

import pytest

from services.chassis.schedules import Schedules
from services.chassis.store import tenants
from services.chassis.store.leases import Lease
from services.chassis.store.store import platform_principal
from services.chassis.store.tenants import Tenant
from services.chassis.timers import TimerRunner, Timers
from tests.system.chassis.conftest import ACTOR, Bench, SenderTx, Thing, until

DAY = timedelta(days=1)


class Diary:
    """Writes a line a day, in two pieces each time."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.lines = bench, 0
        timers = Timers()
        self.schedules = Schedules(timers)
        self.schedules.every("diary", lambda tx: tx.now + DAY)(self.write)
        lease = Lease(bench.sender.database, "timers", "test", 10)
        self.runner = TimerRunner(bench.sender, "identity", timers, lease, 100, 2)

    def write(self, tx: SenderTx) -> bool:
        self.lines += 1
        tx.things.add(Thing(f"line-{self.lines}", f"{tx.tenant} {self.lines}"))
        return self.lines % 2 == 0

    def fire(self) -> None:
        while self.runner.step():
            pass


@pytest.fixture
def diary(bench: Bench) -> Diary:
    bench.clock.set(bench.clock())
    return Diary(bench)


def test_it_sets_its_next_when_all_of_it_is_done(diary: Diary) -> None:
    diary.bench.sender.transact(ACTOR, diary.schedules.begin)
    diary.fire()
    assert diary.lines == 0
    for lines in (2, 4):
        diary.bench.clock.set(diary.bench.clock() + DAY)
        diary.fire()
        assert diary.lines == lines


def test_a_district_that_is_there_already_gets_a_new_schedule(diary: Diary) -> None:
    platform = platform_principal("test")
    for number in range(120):
        tenant = Tenant(f"{900000 + number}", "District", "Asia/Shanghai")
        diary.bench.sender.transact(platform, lambda tx, tenant=tenant: tenants.keep(tx, tenant))
    timers = diary.bench.sender.database.collection("timers")
    for _ in range(2):
        stop = Flag()
        thread = Thread(target=Diary(diary.bench).runner.run, args=(stop,))
        thread.start()
        until(lambda: timers.count_documents({"kind": "schedule.diary"}) == 120)
        stop.set()
        thread.join(20)
        assert not thread.is_alive()

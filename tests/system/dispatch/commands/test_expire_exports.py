# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis import jobs
from services.chassis.values import NotFound
from services.dispatch.timers import schedules
from tests.system.dispatch.commands.test_export_orders import ask
from tests.system.dispatch.district import ADMIN, DESK, Bench


def test_tables_are_deleted_by_schedule_when_their_time_is_over(bench: Bench):
    bench.act(ADMIN, schedules.begin)
    job = ask(bench)
    bench.fire()
    bench.wait(timedelta(days=6))
    bench.fire()
    assert jobs.own(bench.read(DESK), job.id)
    bench.wait(timedelta(days=3))
    bench.fire()
    with pytest.raises(NotFound):
        jobs.own(bench.read(DESK), job.id)
    assert bench.store.database.collection("job_parts").count_documents({}) == 0
    timer = bench.store.database.collection("timers").find_one({"kind": "schedule.exports.expire"})
    assert timer["due_at"] > bench.clock()

# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis import jobs
from services.chassis.store.jobs import JobState
from tests.system.dispatch.commands.test_export_orders import ask, table
from tests.system.dispatch.district import COMPOUND, DESK, Bench


def test_an_empty_table_has_its_header(bench: Bench):
    job = ask(bench)
    bench.fire()
    assert len(table(bench, jobs.own(bench.read(DESK), job.id))) == 1


@pytest.mark.parametrize(
    ("damage", "problem"), [({"asked": {}}, "KeyError('place')"), ({"position": "?"}, "bad_cursor")]
)
def test_what_cannot_be_written_ends_the_job_with_its_reason(bench: Bench, damage, problem):
    bench.reported()
    job = ask(bench, COMPOUND)
    bench.store.database.collection("jobs").update_one({"id": job.id}, {"$set": damage})
    for _ in range(3):
        bench.fire()
        bench.store.database.collection("timers").update_many({}, {"$set": {"next_try_at": bench.clock()}})
    failed = jobs.own(bench.read(DESK), job.id)
    assert (failed.state, failed.problem) == (JobState.FAILED, problem)

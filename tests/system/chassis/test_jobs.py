# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long work goes on where it stood, does nothing twice and can be cancelled between two chunks."""

from dataclasses import replace

import pytest

from services.chassis import jobs
from services.chassis.jobs import Jobs, Step
from services.chassis.store.jobs import Job, JobState
from services.chassis.store.leases import Lease
from services.chassis.timers import TimerRunner, Timers
from tests.system.chassis.conftest import ACTOR, Bench, SenderTx, Thing


class Counter:
    """A kind of job that counts to ten, three at a time, and dies where it is told to."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.dies_at = bench, "never"
        timers = Timers()
        self.failed: list[str] = []
        Jobs(timers).on("count", given_up=lambda _, job: self.failed.append(job.problem))(self.chunk)
        lease = Lease(bench.sender.database, "timers", "test", 10)
        self.runner = TimerRunner(bench.sender, "identity", timers, lease, 100, 2)

    def chunk(self, tx: SenderTx, job: Job) -> Step:
        first = int(job.position or 0)
        numbers = range(first, min(first + 3, 10))
        thing = tx.things.get("counted")
        tx.things.save(replace(thing, count=thing.count + len(numbers)))
        if job.position == self.dies_at:
            raise RuntimeError("killed")
        following = str(numbers.stop) if numbers.stop < 10 else None
        return Step(following, len(numbers), "".join(map(str, numbers)).encode())

    def begin(self) -> str:
        def work(tx: SenderTx) -> Job:
            tx.things.add(Thing("counted", "counted"))
            return jobs.start(tx, "count", {}, name="x.txt", content_type="text/plain", total=10)

        return self.bench.sender.transact(ACTOR, work).id

    def job(self, job_id: str) -> Job:
        return jobs.own(self.bench.sender.reader(ACTOR), job_id)

    def counted(self) -> int:
        return self.bench.sender.reader(ACTOR).things.get("counted").count


@pytest.fixture
def counter(bench: Bench) -> Counter:
    return Counter(bench)


def test_it_goes_on_where_it_stood(counter: Counter) -> None:
    job_id = counter.begin()
    for done in (3, 6):
        assert counter.runner.step() == 1
        assert (counter.job(job_id).done, counter.counted()) == (done, done)
    again = Counter(counter.bench)
    while again.runner.step():
        pass
    done = counter.job(job_id)
    assert (done.state, done.done, done.total, counter.counted()) == (JobState.DONE, 10, 10, 10)
    assert b"".join(jobs.result(counter.bench.sender.reader(ACTOR), done)) == b"0123456789"


def test_a_chunk_that_fails_leaves_nothing_behind_and_is_tried_again(counter: Counter) -> None:
    job_id, counter.dies_at = counter.begin(), "3"
    for _ in range(2):
        counter.runner.step()
    assert (counter.job(job_id).done, counter.counted()) == (3, 3)
    counter.dies_at = "never"
    counter.bench.sender.database.collection("timers").update_many(
        {}, {"$set": {"next_try_at": counter.bench.clock()}}
    )
    while counter.runner.step():
        pass
    assert (counter.job(job_id).state, counter.counted()) == (JobState.DONE, 10)


def test_cancelled_between_two_chunks_it_stays_as_it_is(counter: Counter) -> None:
    job_id = counter.begin()
    counter.runner.step()
    counter.bench.sender.transact(ACTOR, lambda tx: jobs.cancel(tx, job_id))
    assert counter.runner.step() == 0
    assert (counter.job(job_id).state, counter.counted()) == (JobState.CANCELLED, 3)


def test_one_that_is_given_up_says_so_and_goes_on_where_it_stood_once_it_can(counter: Counter) -> None:
    job_id, counter.dies_at = counter.begin(), "3"
    timers = counter.bench.sender.database.collection("timers")
    for _ in range(3):
        counter.runner.step()
        timers.update_many({}, {"$set": {"next_try_at": counter.bench.clock()}})
    failed = counter.job(job_id)
    assert (failed.state, failed.done, counter.counted()) == (JobState.FAILED, 3, 3)
    assert counter.failed == [failed.problem] == ["RuntimeError('killed')"]
    counter.dies_at = "never"
    counter.bench.sender.transact(ACTOR, lambda tx: jobs.go_on(tx, tx.jobs.get(job_id)))
    while counter.runner.step():
        pass
    done = counter.job(job_id)
    assert (done.state, done.problem, done.ended_at is None, counter.counted()) == (
        JobState.DONE,
        "",
        False,
        10,
    )
    assert b"".join(jobs.result(counter.bench.sender.reader(ACTOR), done)) == b"0123456789"

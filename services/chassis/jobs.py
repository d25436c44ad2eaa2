# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long work in bounded chunks: a job and a timer that does one chunk and sets itself again.

Each chunk is one transaction with the job's progress, so a kill repeats at most the chunk at hand, and none
of its effects twice. Leases, retries and fairness between tenants are those of the timers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from services.chassis.store import Page, UnitOfWork
from services.chassis.store.jobs import Job, JobPart, JobState, part_id
from services.chassis.timers import Timers
from services.chassis.values import DomainError, Event, NotFound

STEP = "job.step"
PARTS_AT_ONCE = 100
"""So many parts of an old job are taken away in one transaction."""


@dataclass(frozen=True)
class Step:
    """What one chunk did: where the next begins (None: that was all), how many rows, what it made, told."""

    position: str | None
    rows: int
    made: bytes = b""
    told: tuple[Event, ...] = ()


Chunk = Callable[[Any, Job], Step]
"""Does one bounded chunk of a job, in the transaction that also keeps its progress."""
GivenUp = Callable[[Any, Job], None]
"""Told, in the same transaction, that a job has failed."""


@dataclass(eq=False)
class JobEnded(DomainError):
    """The job is over: there is nothing to cancel any more."""

    code = "job_ended"
    title = "The job is over already"

    state: str


class Jobs:
    """A service's kinds of jobs."""

    def __init__(self, timers: Timers) -> None:
        self._by_kind: dict[str, Chunk] = {}
        self._given_up: dict[str, GivenUp] = {}
        timers.on(STEP, given_up=self._fail)(self._step)

    def on(self, kind: str, *, given_up: GivenUp | None = None) -> Callable[[Chunk], Chunk]:
        """Register `function(tx, job)` for a kind, and what follows if such a job fails."""

        def register(function: Chunk) -> Chunk:
            if kind in self._by_kind:
                raise ValueError(f"job {kind} is declared already")
            self._by_kind[kind] = function
            if given_up:
                self._given_up[kind] = given_up
            return function

        return register

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(sorted(self._by_kind))

    def _fail(self, tx: UnitOfWork, job_id: str, problem: str) -> None:
        """The chunk at hand was given up."""
        job = tx.jobs.find(job_id)
        if job and job.state is JobState.RUNNING:
            failed = _end(tx, replace(job, problem=problem[:1000]), JobState.FAILED)
            self._given_up.get(job.kind, _nothing)(tx, failed)

    def _step(self, tx: UnitOfWork, job_id: str, _data: dict[str, Any]) -> None:
        job = tx.jobs.find(job_id)
        if job is None or job.state is not JobState.RUNNING:
            return
        step = self._by_kind[job.kind](tx, job)
        job = replace(job, done=job.done + step.rows)
        if step.made:
            tx.job_parts.add(JobPart(part_id(job.id, job.parts), step.made))
            job = replace(job, parts=job.parts + 1)
        if step.position is None:
            job = replace(job, state=JobState.DONE, ended_at=tx.now)
        else:
            job = replace(job, position=step.position)
            tx.timers.set(STEP, job.id, tx.now)
        tx.jobs.save(job, *step.told)


@dataclass(eq=False)
class JobNotDone(DomainError):
    """The job has no result: it still runs, failed, or was cancelled."""

    code = "job_not_done"
    title = "The job has no result"

    state: str
    problem: str


def start(
    tx: UnitOfWork,
    kind: str,
    asked: dict[str, Any],
    *,
    name: str,
    content_type: str,
    total: int | None = None,
    told: Callable[[str], Event] | None = None,
) -> Job:
    """Begin a job of the actor's; its result will be a file of this name and type.

    `told`: the event of its beginning, by its id.
    """
    job = Job(tx.new_id(), kind, tx.by.subject, tx.now, asked, total, content_type=content_type, name=name)
    tx.jobs.add(job, *([told(job.id)] if told else []))
    tx.timers.set(STEP, job.id, tx.now)
    return job


def own(tx: UnitOfWork, job_id: str) -> Job:
    """The actor's own job. Raises NotFound, also for somebody else's."""
    job = tx.jobs.find(job_id)
    if job is None or job.by != tx.by.subject:
        raise NotFound("job", job_id)
    return job


def finished(tx: UnitOfWork, job_id: str) -> Job:
    """The actor's own job with its result. Raises NotFound, JobNotDone."""
    job = own(tx, job_id)
    if job.state is not JobState.DONE:
        raise JobNotDone(job.state, job.problem)
    return job


def cancel(tx: UnitOfWork, job_id: str) -> Job:
    """Stop the actor's own job before its next chunk. Raises NotFound, JobEnded."""
    job = own(tx, job_id)
    if job.state is not JobState.RUNNING:
        raise JobEnded(job.state)
    tx.timers.cancel(STEP, job.id)
    return _end(tx, job, JobState.CANCELLED)


def go_on(tx: UnitOfWork, job: Job) -> Job:
    """Have a job that failed or was cancelled go on where it stood."""
    again = replace(job, state=JobState.RUNNING, problem="", ended_at=None)
    tx.jobs.save(again)
    tx.timers.set(STEP, job.id, tx.now)
    return again


def result(tx: UnitOfWork, job: Job) -> Iterator[bytes]:
    """The pieces of what the job has made, in order."""
    for number in range(job.parts):
        yield tx.job_parts.get(part_id(job.id, number)).content


def page(tx: UnitOfWork, after: str | None, limit: int) -> Page[Job]:
    """The actor's own jobs, the latest first."""
    return tx.jobs.page({"by": tx.by.subject}, sort="-started_at", after=after, limit=limit)


def expire(tx: UnitOfWork, before: datetime) -> bool:
    """Take away the oldest job that ended before a moment, or some of what it made; whether that was all."""
    oldest = tx.jobs.list({}, sort="ended_at", limit=1)
    found = [job for job in oldest if job.ended_at and job.ended_at < before]
    for job in found:
        take_away(tx, job)
    return not found


def take_away(tx: UnitOfWork, job: Job) -> bool:
    """Take a job away, or some of what it made; whether that was all."""
    left = max(0, job.parts - PARTS_AT_ONCE)
    for number in range(left, job.parts):
        if part := tx.job_parts.find(part_id(job.id, number)):
            tx.job_parts.remove(part)
    if left:
        tx.jobs.save(replace(job, parts=left))
    else:
        tx.timers.cancel(STEP, job.id)
        tx.jobs.remove(job)
    return not left


def _nothing(_tx: UnitOfWork, _job: Job) -> None:
    """What follows the failure of most jobs."""


def _end(tx: UnitOfWork, job: Job, state: JobState) -> Job:
    ended = replace(job, state=state, ended_at=tx.now)
    tx.jobs.save(ended)
    return ended

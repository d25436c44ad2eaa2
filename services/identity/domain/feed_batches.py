# SPDX-License-Identifier: AGPL-3.0-or-later
"""A batch of a feed: opened, filled, complete, worked through; or held until a person has looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum

from services.chassis.values import Event
from services.identity.domain.events import (
    FeedBatchDiscarded,
    FeedBatchDone,
    FeedBatchHeld,
    FeedBatchStopped,
)
from services.identity.domain.feed_errors import BatchEmpty, BatchNotOpen, BatchToCome

MOST_AHEAD = timedelta(minutes=5)
"""So far may the clock of a source be ahead of ours."""
MOST_ROWS = 500_000
CHINA = timezone(timedelta(hours=8))
RESULTS = ("created", "updated", "unchanged", "waiting", "outdated", "rejected")


class BatchState(StrEnum):
    """`reading`: a file is being read; `held`: too much is missing, `stopped`: its job was cancelled or given
    up: both wait for a person.
    """

    OPEN = "open"
    READING = "reading"
    HELD = "held"
    RUNNING = "running"
    CLOSING = "closing"
    STOPPED = "stopped"
    DONE = "done"
    DISCARDED = "discarded"


AT_WORK = (BatchState.HELD, BatchState.RUNNING, BatchState.CLOSING)
"""No other batch of the source is worked through meanwhile."""
WITH_JOB = (BatchState.READING, BatchState.RUNNING, BatchState.CLOSING)


@dataclass(frozen=True, kw_only=True)
class FeedBatch:
    """What a source calls `batch`, and of which moment it tells. `number`: the contract's version.

    `full`: it holds all that there is, so what is not in it has ended. `snapshot`: its absences count.
    `name_taken`, `moment_taken`: so that no other batch of the source has them. `late`: a later snapshot
    counted before it. `ended`: how many entries it ended. `stopped_in`: the state to which it goes on.
    Results count rows.
    """

    id: str
    source: str
    batch: str
    name_taken: str
    moment_taken: str
    number: int
    full: bool
    as_of: datetime
    opened_at: datetime
    by: str
    state: BatchState = BatchState.OPEN
    rows: int = 0
    snapshot: bool = False
    late: bool = False
    job_id: str = ""
    file_id: str = ""
    expected: int = 0
    ended: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    waiting: int = 0
    outdated: int = 0
    rejected: int = 0
    problem: str = ""
    stopped_in: BatchState | None = None

    @property
    def at_work(self) -> bool:
        """Whether its source is busy with it."""
        return self.state in AT_WORK or self.stopped_in in AT_WORK

    @property
    def done(self) -> int:
        return sum(getattr(self, name) for name in RESULTS)

    @property
    def day(self) -> date:
        return day_of(self.as_of)

    def plus(self, results: Iterable[str]) -> FeedBatch:
        """With the results of more rows counted."""
        told = list(results)
        return replace(self, **{name: getattr(self, name) + told.count(name) for name in set(told)})


@dataclass(frozen=True, kw_only=True)
class FeedRow:
    """A row as it came, of a batch: `<batch id>.<hash of its key>`. What it held is dropped when it is done.

    `digest`: a keyed hash of it. `code`, `column` and `value` say why it was rejected, never what it held.
    """

    id: str
    batch_id: str
    number: int
    digest: str
    sealed: str = field(repr=False)
    result: str = ""
    code: str = ""
    column: str = ""
    value: str = ""


def day_of(moment: datetime) -> date:
    """China has one time."""
    return moment.astimezone(CHINA).date()


def named(source: str, batch: str) -> str:
    return f"{source}/{batch}"


def timed(source: str, as_of: datetime) -> str:
    return f"{source}/{as_of.isoformat()}"


def check_moment(as_of: datetime, now: datetime) -> None:
    """Raises BatchToCome."""
    if as_of > now + MOST_AHEAD:
        raise BatchToCome(as_of.isoformat())


def begin(batch: FeedBatch, job_id: str) -> FeedBatch:
    """All rows are here. Raises BatchNotOpen, BatchEmpty."""
    if batch.state not in (BatchState.OPEN, BatchState.READING):
        raise BatchNotOpen(batch.batch, batch.state)
    if not batch.rows:
        raise BatchEmpty(batch.batch)
    return replace(batch, state=BatchState.RUNNING, job_id=job_id)


def hold_if_shrunken(batch: FeedBatch, known: int, shrink_percent: int) -> tuple[FeedBatch, list[Event]]:
    """A snapshot with too few of the entries that were `known` stops before anything of it is applied.

    Raises BatchNotOpen.
    """
    if batch.state is not BatchState.RUNNING:
        raise BatchNotOpen(batch.batch, batch.state)
    if not batch.full or batch.rows * 100 >= known * (100 - shrink_percent):
        return replace(batch, expected=known), []
    held = replace(batch, state=BatchState.HELD, expected=known)
    return held, [FeedBatchHeld(batch.source, batch.id, batch.batch, batch.rows, known)]


def stop(batch: FeedBatch, problem: str) -> tuple[FeedBatch, list[Event]]:
    """Its job was cancelled, or has failed; what was applied stays. Raises BatchNotOpen."""
    if batch.state not in (*WITH_JOB, BatchState.DISCARDED):
        raise BatchNotOpen(batch.batch, batch.state)
    stopped = replace(batch, state=BatchState.STOPPED, stopped_in=batch.state, problem=problem)
    return stopped, [FeedBatchStopped(batch.source, batch.id, batch.batch, problem)]


def resume(batch: FeedBatch) -> FeedBatch:
    """A person says that so much has really ended, or that its work goes on. Raises BatchNotOpen."""
    if batch.state is BatchState.STOPPED and batch.stopped_in:
        return replace(batch, state=batch.stopped_in, stopped_in=None, problem="")
    if batch.state is not BatchState.HELD:
        raise BatchNotOpen(batch.batch, batch.state)
    return replace(batch, state=BatchState.RUNNING)


def discard(batch: FeedBatch, problem: str = "") -> tuple[FeedBatch, list[Event]]:
    """No more of it counts; the source may send the same batch again.

    Of one that stopped, what was applied stays; where it was ending what a snapshot lacks, it must go on.
    Raises BatchNotOpen.
    """
    if batch.state not in (BatchState.OPEN, BatchState.READING, BatchState.HELD, BatchState.STOPPED):
        raise BatchNotOpen(batch.batch, batch.state)
    if batch.stopped_in is BatchState.CLOSING:
        raise BatchNotOpen(batch.batch, batch.stopped_in)
    gone = replace(
        batch,
        state=BatchState.DISCARDED,
        stopped_in=None,
        problem=problem,
        name_taken=f"-/{batch.id}",
        moment_taken=f"-/{batch.id}",
    )
    return gone, [FeedBatchDiscarded(batch.source, batch.id, batch.batch)]


def close(batch: FeedBatch, *, late: bool) -> FeedBatch:
    """All its rows are applied; what a snapshot lacks is ended next. Raises BatchNotOpen."""
    if batch.state is not BatchState.RUNNING:
        raise BatchNotOpen(batch.batch, batch.state)
    return replace(batch, snapshot=batch.full, late=late, state=BatchState.CLOSING)


def read(batch: FeedBatch, file_id: str, job_id: str) -> FeedBatch:
    """Its rows come from a file. Raises BatchNotOpen."""
    if batch.state is not BatchState.OPEN:
        raise BatchNotOpen(batch.batch, batch.state)
    return replace(batch, state=BatchState.READING, file_id=file_id, job_id=job_id)


def finish(batch: FeedBatch) -> tuple[FeedBatch, list[Event]]:
    """Raises BatchNotOpen."""
    if batch.state is not BatchState.CLOSING:
        raise BatchNotOpen(batch.batch, batch.state)
    ended = replace(batch, state=BatchState.DONE)
    counts = (batch.created, batch.updated, batch.unchanged, batch.waiting, batch.rejected, batch.ended)
    return ended, [FeedBatchDone(batch.source, batch.id, batch.batch, batch.as_of, batch.rows, *counts)]

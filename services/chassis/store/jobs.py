# SPDX-License-Identifier: AGPL-3.0-or-later
"""Long work as documents: how far it is, and what it has made so far."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from services.chassis.store.collection import Collection
from services.chassis.store.index import Index


class JobState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Job:
    """Work over many rows, done in bounded chunks (`chassis.jobs`).

    Attributes:
        asked: what was asked for, as its kind understands it.
        position: where the next chunk begins, as its kind understands it.
        done, total: rows; `total` is None where nobody counted them.
        parts: how many pieces of the result there are.
        problem: the code of the refusal, or what failed, once it has failed.

    """

    id: str
    kind: str
    by: str
    started_at: datetime
    asked: dict[str, Any]
    total: int | None = None
    state: JobState = JobState.RUNNING
    position: str = ""
    done: int = 0
    parts: int = 0
    content_type: str = ""
    name: str = ""
    problem: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True)
class JobPart:
    """A piece of a job's result; all of them in the order of their ids are the whole."""

    id: str
    content: bytes = field(repr=False)


JOBS = Collection(
    Job,
    "jobs",
    orderings=("started_at", "ended_at"),
    indexes=(Index("by", "by_started_at"), Index("by_ended_at")),
)
PARTS = Collection(JobPart, "job_parts")


def part_id(job_id: str, number: int) -> str:
    """Parts of a job lie together, in their order."""
    return f"{job_id}.{number:06d}"

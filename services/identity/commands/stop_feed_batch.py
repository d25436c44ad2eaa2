# SPDX-License-Identifier: AGPL-3.0-or-later
"""A batch follows its job, which was cancelled or has failed: it waits for a person. Part of a batch."""

from services.chassis.store.jobs import Job, JobState
from services.identity.domain import feed_batches
from services.identity.store import FEED, FEED_FILE, Tx

CANCELLED, FAILED = "cancelled", "failed"
"""What is said of it; what went wrong in detail stands in the job, which only whoever began it sees."""


def handle(tx: Tx, job: Job) -> None:
    """Nothing follows where the batch has another job by now."""
    if job.kind not in (FEED, FEED_FILE):
        return
    batch = tx.feed_batches.get(job.asked["batch_id"])
    if batch.job_id == job.id:
        problem = CANCELLED if job.state is JobState.CANCELLED else FAILED
        stopped, events = feed_batches.stop(batch, problem)
        tx.feed_batches.save(stopped, *events)

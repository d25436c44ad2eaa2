# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stop a job before its next chunk; what it did stays. A batch of a feed stops with its job."""

from services.chassis import jobs
from services.chassis.store.jobs import Job
from services.identity.commands import stop_feed_batch
from services.identity.store import Tx


def handle(tx: Tx, job_id: str) -> Job:
    """Raises NotFound, JobEnded."""
    job = jobs.cancel(tx, job_id)
    stop_feed_batch.handle(tx, job)
    return job

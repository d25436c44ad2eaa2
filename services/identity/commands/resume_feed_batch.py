# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let a batch go on: a snapshot that has far fewer entries, or one whose job was cancelled or has failed."""

from dataclasses import replace

from services.chassis import jobs
from services.chassis.store.jobs import Job
from services.identity.domain import feed_batches
from services.identity.domain.authority import Permission
from services.identity.domain.feed_batches import BatchState, FeedBatch
from services.identity.store import FEED, FEED_FILE, Tx


def handle(tx: Tx, source: str, batch_id: str) -> FeedBatch:
    """Raises NotFound, Forbidden, BatchNotOpen."""
    tx.require(Permission.FEEDS_DECIDE, tx.root)
    batch = feed_batches.resume(tx.batch_of(source, batch_id))
    resumed = replace(batch, job_id=_job(tx, batch).id)
    tx.feed_batches.save(resumed)
    return resumed


def _job(tx: Tx, batch: FeedBatch) -> Job:
    """The batch's own goes on with its report; one begins where there was none yet, or it is gone."""
    known = tx.jobs.find(batch.job_id) if batch.job_id else None
    if known:
        return jobs.go_on(tx, known)
    kind = FEED_FILE if batch.state is BatchState.READING else FEED
    name = f"{batch.source}-{batch.batch}-report.csv".replace(":", "-")
    return jobs.start(tx, kind, {"batch_id": batch.id}, name=name, content_type="text/csv", total=batch.rows)

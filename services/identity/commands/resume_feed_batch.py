# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let a snapshot go on that stopped because it has far fewer entries: so much has really ended."""

from services.chassis import jobs
from services.identity.commands import batch_of
from services.identity.domain import feed_batches
from services.identity.domain.authority import Permission
from services.identity.domain.feed_batches import FeedBatch
from services.identity.store import FEED, Tx


def handle(tx: Tx, source: str, batch_id: str) -> FeedBatch:
    """Raises NotFound, Forbidden, BatchNotOpen."""
    tx.require(Permission.FEEDS_DECIDE, tx.root)
    batch = batch_of(tx, source, batch_id)
    name = f"{batch.source}-{batch.batch}-report.csv".replace(":", "-")
    job = jobs.start(tx, FEED, {"batch_id": batch.id}, name=name, content_type="text/csv", total=batch.rows)
    resumed = feed_batches.resume(batch, job.id)
    tx.feed_batches.save(resumed)
    return resumed

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Discard a batch that is not worked through; the source may send one of this name again."""

from dataclasses import replace

from services.chassis import jobs
from services.identity.commands import delivered_by
from services.identity.domain import feed_batches
from services.identity.domain.authority import Permission
from services.identity.domain.feed_batches import BatchState, FeedBatch
from services.identity.store import FEED, Tx


def handle(tx: Tx, source: str, batch_id: str) -> FeedBatch:
    """Who delivers may discard what is not complete; what waits for a person, who decides. Its rows go.

    Raises NotFound, Forbidden, NotOfThisSource, BatchNotOpen.
    """
    batch = tx.batch_of(source, batch_id)
    if batch.state in (BatchState.HELD, BatchState.STOPPED):
        tx.require(Permission.FEEDS_DECIDE, tx.root)
    else:
        delivered_by(tx, source)
    gone, events = feed_batches.discard(batch)
    job = jobs.start(tx, FEED, {"batch_id": batch.id}, name=batch.batch, content_type="text/csv")
    gone = replace(gone, job_id=job.id)
    tx.feed_batches.save(gone, *events)
    known = tx.feed_sources.get(source)
    if known.busy == batch.id:
        tx.feed_sources.save(replace(known, busy=""))
    return gone

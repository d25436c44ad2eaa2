# SPDX-License-Identifier: AGPL-3.0-or-later
"""Do the next part of a batch: apply its rows, then end what a snapshot lacks; or drop what was discarded."""

from dataclasses import replace

from services.chassis.jobs import Step
from services.chassis.store.jobs import Job
from services.identity.commands import apply_feed_rows, drop_feed_rows, end_absent_entries
from services.identity.domain import feed_batches, feed_contracts
from services.identity.domain.feed_batches import BatchState, FeedBatch
from services.identity.store import STILL_LATE, Tx


def handle(tx: Tx, job: Job) -> Step:
    batch = tx.feed_batches.get(job.asked["batch_id"])
    if batch.state is BatchState.RUNNING:
        step, batch = apply_feed_rows.handle(tx, job, batch)
        if step.position is not None:
            return step
        late = batch.full and any(at > batch.as_of for at in tx.snapshots(batch.source))
        tx.feed_batches.save(feed_batches.close(batch, late=late))
        return replace(step, position="")
    if batch.state is BatchState.CLOSING:
        position = end_absent_entries.handle(tx, batch, job.position) if batch.full else None
        if position is None:
            _finish(tx, tx.feed_batches.get(batch.id))
        return Step(position, 0)
    return drop_feed_rows.handle(tx, batch)


def _finish(tx: Tx, batch: FeedBatch) -> None:
    done, events = feed_batches.finish(batch)
    tx.feed_batches.save(done, *events)
    source = tx.feed_sources.get(batch.source)
    tx.feed_sources.save(feed_contracts.heard(source, tx.now, batch.as_of))
    tx.timers.cancel(STILL_LATE, source.id)

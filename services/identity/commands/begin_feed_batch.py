# SPDX-License-Identifier: AGPL-3.0-or-later
"""Begin to work a batch through, unless a snapshot has far too few entries; part of completing one."""

from dataclasses import replace

from services.chassis import jobs
from services.identity.domain import feed_batches
from services.identity.domain.feed_batches import FeedBatch
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_errors import BatchUnderWay
from services.identity.store import FEED, Tx

MOST_COUNTED = 5_000_000


def handle(tx: Tx, contract: FeedContract, batch: FeedBatch) -> FeedBatch:
    """Batches of a source go one after the other.

    Raises BatchNotOpen, BatchEmpty, BatchUnderWay.
    """
    source = tx.feed_sources.get(batch.source)
    if source.busy not in ("", batch.id):
        raise BatchUnderWay(batch.source, tx.feed_batches.get(source.busy).batch)
    begun = feed_batches.begin(batch, "")
    known = 0
    if batch.full:
        known = tx.feed_records.count({"source": batch.source, "open": True}, limit=MOST_COUNTED)
    begun, events = feed_batches.hold_if_shrunken(begun, known, contract.shrink_percent)
    if not events:
        name = f"{batch.source}-{batch.batch}-report.csv".replace(":", "-")
        started = jobs.start(
            tx, FEED, {"batch_id": batch.id}, name=name, content_type="text/csv", total=batch.rows
        )
        begun = replace(begun, job_id=started.id)
    tx.feed_batches.save(begun, *events)
    tx.feed_sources.save(replace(source, busy=batch.id))
    return begun

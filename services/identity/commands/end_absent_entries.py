# SPDX-License-Identifier: AGPL-3.0-or-later
"""End the next entries that a snapshot lacks: a closing with its day, never a removal. Part of a batch."""

from dataclasses import replace

from services.identity.commands import reckon_feed_persons, reckon_feed_vehicles
from services.identity.domain.feed_batches import FeedBatch
from services.identity.domain.feed_contracts import FeedKind
from services.identity.store import Tx

AT_ONCE = 50


def handle(tx: Tx, batch: FeedBatch, position: str) -> str | None:
    """Where the next part begins; None: that was all. A late snapshot looks through what has ended, too."""
    contract = tx.feed_contracts.get(f"{batch.source}#{batch.number}")
    where = {"source": batch.source} if batch.late else {"source": batch.source, "open": True}
    page = tx.feed_records.page(
        where, sort="seen_at", after=position or None, until=batch.as_of, limit=AT_ONCE
    )
    opened = [record for record in page.items if record.open]
    for record in opened:
        tx.feed_records.save(replace(record, open=False))
    reckon = reckon_feed_vehicles if contract.kind is FeedKind.VEHICLES else reckon_feed_persons
    reckon.handle(tx, {record.subject for record in page.items})
    if opened:
        tx.feed_batches.save(replace(batch, ended=batch.ended + len(opened)))
    return page.next

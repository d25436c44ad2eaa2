# SPDX-License-Identifier: AGPL-3.0-or-later
"""Drop the next rows of a batch that was discarded: nobody needs what they hold any more. Part of a batch."""

from services.chassis.jobs import Step
from services.identity.domain.feed_batches import BatchState, FeedBatch
from services.identity.store import Tx

AT_ONCE = 200


def handle(tx: Tx, batch: FeedBatch) -> Step:
    """Nothing of a batch that counts."""
    if batch.state is not BatchState.DISCARDED:
        return Step(None, 0)
    page = tx.feed_rows.page({"batch_id": batch.id}, limit=AT_ONCE)
    for row in page.items:
        tx.feed_rows.remove(row)
    return Step("" if page.next else None, len(page.items))

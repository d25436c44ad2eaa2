# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep a batch that is not there yet; part of opening one and of fetching one."""

from datetime import datetime

from services.identity.domain import feed_batches
from services.identity.domain.feed_batches import FeedBatch
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_errors import FeedBatchDiffers, SameMoment
from services.identity.store import Tx


def handle(tx: Tx, contract: FeedContract, batch: str, as_of: datetime, *, full: bool) -> FeedBatch:
    """In the same words it is the one that is there. Raises BatchToCome, FeedBatchDiffers, SameMoment."""
    source = contract.source
    feed_batches.check_moment(as_of, tx.now)
    name, moment = feed_batches.named(source, batch), feed_batches.timed(source, as_of)
    known = tx.feed_batches.first({"name_taken": name})
    if known:
        if (known.as_of, known.full) != (as_of, full):
            raise FeedBatchDiffers(source, batch)
        return known
    other = tx.feed_batches.first({"moment_taken": moment})
    if other:
        raise SameMoment(source, other.batch)
    made = FeedBatch(
        id=tx.new_id(),
        source=source,
        batch=batch,
        name_taken=name,
        moment_taken=moment,
        number=contract.number,
        full=full,
        as_of=as_of,
        opened_at=tx.now,
        by=tx.by.subject,
    )
    tx.feed_batches.add(made)
    return made

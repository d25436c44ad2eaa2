# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that all rows of a batch are here: it is worked through in the background, or stops and asks."""

from pydantic import Field

from services.chassis.http import Input
from services.chassis.values import Invalid
from services.identity.commands import begin_feed_batch, delivered_by
from services.identity.domain.feed_batches import BatchState, FeedBatch
from services.identity.store import Tx


class CompleteFeedBatch(Input):
    """How many rows were sent, so that a piece that got lost is noticed."""

    rows: int = Field(ge=0)


def handle(tx: Tx, source: str, batch_id: str, cmd: CompleteFeedBatch) -> FeedBatch:
    """A batch that is under way or done stays as it is.

    Raises NotFound, Forbidden, NotOfThisSource, Invalid, BatchNotOpen, BatchEmpty, BatchUnderWay.
    """
    contract = delivered_by(tx, source)
    batch = tx.batch_of(source, batch_id)
    if batch.rows != cmd.rows:
        raise Invalid("rows", f"are {batch.rows} here")
    if batch.state in (BatchState.HELD, BatchState.RUNNING, BatchState.CLOSING, BatchState.DONE):
        return batch
    return begin_feed_batch.handle(tx, contract, batch)

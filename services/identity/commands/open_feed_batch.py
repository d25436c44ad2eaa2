# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a batch of a source; opened again in the same words it is the one that is there."""

from pydantic import Field

from services.chassis.http import Input, Moment
from services.identity.commands import add_feed_batch, delivered_by
from services.identity.domain.feed_batches import FeedBatch
from services.identity.store import Tx


class OpenFeedBatch(Input):
    """`batch`: what the source calls it. `as_of`: the moment of which it tells; no other batch of the source
    has the same. `full`: it holds all that there is, so what is not in it has ended.
    """

    batch: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$")
    as_of: Moment
    full: bool = False


def handle(tx: Tx, source: str, cmd: OpenFeedBatch) -> FeedBatch:
    """Raises NotFound, Forbidden, NotOfThisSource, BatchToCome, FeedBatchDiffers, SameMoment."""
    contract = delivered_by(tx, source)
    return add_feed_batch.handle(tx, contract, cmd.batch, cmd.as_of, full=cmd.full)

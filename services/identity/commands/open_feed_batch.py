# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a batch of a source; opened again in the same words it is the one that is there."""

from pydantic import Field

from services.chassis.http import Input, Moment
from services.identity.commands import delivered_by
from services.identity.domain import feed_batches
from services.identity.domain.feed_batches import FeedBatch
from services.identity.domain.feed_errors import FeedBatchDiffers, SameMoment
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
    feed_batches.check_moment(cmd.as_of, tx.now)
    name, moment = feed_batches.named(source, cmd.batch), feed_batches.timed(source, cmd.as_of)
    known = tx.feed_batches.first({"name_taken": name})
    if known:
        if (known.as_of, known.full) != (cmd.as_of, cmd.full):
            raise FeedBatchDiffers(source, cmd.batch)
        return known
    other = tx.feed_batches.first({"moment_taken": moment})
    if other:
        raise SameMoment(source, other.batch)
    batch = FeedBatch(
        id=tx.new_id(),
        source=source,
        batch=cmd.batch,
        name_taken=name,
        moment_taken=moment,
        number=contract.number,
        full=cmd.full,
        as_of=cmd.as_of,
        opened_at=tx.now,
        by=tx.by.subject,
    )
    tx.feed_batches.add(batch)
    return batch

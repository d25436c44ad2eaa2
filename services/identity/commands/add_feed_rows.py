# SPDX-License-Identifier: AGPL-3.0-or-later
"""Add rows to a batch, up to 500 at once, all or none; a row that is there already changes nothing."""

from dataclasses import dataclass, replace

from services.identity.commands import delivered_by, keep_feed_rows
from services.identity.domain import feed_signatures
from services.identity.domain.feed_batches import BatchState, FeedBatch
from services.identity.domain.feed_contracts import FeedContract
from services.identity.domain.feed_errors import FeedBatchDiffers, SignatureRefused
from services.identity.domain.feed_lines import lines_of
from services.identity.domain.feed_signatures import Signed
from services.identity.store import Tx


@dataclass(frozen=True)
class AddedRows:
    """How many were new, how many were there, and how many the batch has."""

    added: int
    known: int
    rows: int


def handle(tx: Tx, source: str, batch_id: str, given: Signed) -> AddedRows:
    """Raises NotFound, Forbidden, NotOfThisSource, SignatureRefused, RowUnreadable, TooManyRows,
    FeedBatchDiffers.
    """
    contract = delivered_by(tx, source)
    batch = tx.batch_of(source, batch_id)
    _check_signature(tx, contract, batch, given)
    rows = lines_of(given.body)
    added = keep_feed_rows.handle(tx, contract, batch, rows)
    if added and batch.state is not BatchState.OPEN:
        raise FeedBatchDiffers(source, batch.batch)
    if added:
        batch = replace(batch, rows=batch.rows + added)
        tx.feed_batches.save(batch)
    return AddedRows(added, len(rows) - added, batch.rows)


def _check_signature(tx: Tx, contract: FeedContract, batch: FeedBatch, given: Signed) -> None:
    if not contract.signed:
        return
    sealed = tx.feed_sources.get(contract.source).sealed_secret
    if not sealed:
        raise SignatureRefused("no secret was made")
    secret = tx.keys.reveal(sealed, f"feed_secret/{contract.source}")
    feed_signatures.check(secret, given, batch.batch, tx.now)

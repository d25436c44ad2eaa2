# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have a source asked now, and not only when the contract says."""

from services.identity.commands import delivered_by
from services.identity.domain.feed_errors import NothingToPull
from services.identity.domain.feed_pulls import FeedPull
from services.identity.store import Tx


def handle(tx: Tx, source: str) -> FeedPull:
    """Raises NotFound, Forbidden, NotOfThisSource, NothingToPull."""
    contract = delivered_by(tx, source)
    if contract.pull is None:
        raise NothingToPull(source)
    return tx.ask_again(tx.feed_pulls.get(source), tx.now)

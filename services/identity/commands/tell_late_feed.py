# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell again of a source that is still late."""

from services.identity.domain import feed_contracts
from services.identity.store import STILL_LATE, TOLD_AGAIN, Tx


def handle(tx: Tx, source_id: str) -> None:
    source = tx.feed_sources.get(source_id)
    events = feed_contracts.still_overdue(source, tx.feed_contracts.get(source_id))
    if events:
        tx.feed_sources.save(source, *events)
        tx.timers.set(STILL_LATE, source_id, tx.now + TOLD_AGAIN)

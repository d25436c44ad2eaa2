# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tell that something waits to go back to a source; what is new after that is told an interval later."""

from services.identity.domain import feed_changes
from services.identity.store import Tx

MOST_COUNTED = 10_000


def handle(tx: Tx, source_id: str) -> None:
    source = tx.feed_sources.get(source_id)
    waiting = tx.feed_changes.count({"source": source_id}, limit=MOST_COUNTED)
    told, events = feed_changes.tell(source, waiting, tx.now)
    if events:
        tx.feed_sources.save(told, *events)

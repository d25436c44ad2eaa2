# SPDX-License-Identifier: AGPL-3.0-or-later
"""Find the sources of which nothing came for longer than agreed; each is told of, and again while it is."""

from services.identity.domain import feed_contracts
from services.identity.store import STILL_LATE, TOLD_AGAIN, Tx

MOST = 500


def handle(tx: Tx) -> bool:
    """All of them: a district has some tens."""
    for contract in tx.feed_contracts.list({"current": True}, limit=MOST):
        source = tx.feed_sources.get(contract.source)
        after, events = feed_contracts.overdue(source, contract, tx.now)
        if events:
            tx.feed_sources.save(after, *events)
            tx.timers.set(STILL_LATE, source.id, tx.now + TOLD_AGAIN)
    return True

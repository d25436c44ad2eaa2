# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have a source asked: in a thread of its own, while this transaction goes on.

The timer is set anew for the case that the process ends in the middle: then it is asked again.
"""

from services.identity.domain.feed_pulls import LOST_AFTER, WAITS_FOR_BATCH
from services.identity.store import Tx


def handle(tx: Tx, source_id: str) -> None:
    """Not while a batch of the source is being worked through, or waits for a person."""
    contract, source = tx.feed_contracts.find(source_id), tx.feed_sources.find(source_id)
    pull = tx.feed_pulls.find(source_id)
    if contract is None or contract.pull is None or source is None or pull is None:
        return
    reading = tx.feed_batches.first({"source": source_id, "state": "reading"})
    if source.busy or reading:
        tx.set_pull(pull, tx.now + WAITS_FOR_BATCH)
        return
    tx.set_pull(pull, tx.now + LOST_AFTER)
    tx.tools.pulls.submit(tx.tenant, source_id)

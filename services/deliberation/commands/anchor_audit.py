# SPDX-License-Identifier: AGPL-3.0-or-later
"""The head of another service's audit trail becomes a leaf of what the district publishes."""

from services.chassis import audit, published_log
from services.deliberation.store import Tx


def handle(tx: Tx, service: str, size: int, head: str) -> None:
    """Nothing happens for one that is logged or waits to be: facts come again when a log is replayed."""
    name = audit.leaf_of(size, service)
    if tx.waiting_leaves.find(name) is None and tx.leaves.first({"name": name}) is None:
        published_log.add(tx, name, audit.fact_of(size, head, service))

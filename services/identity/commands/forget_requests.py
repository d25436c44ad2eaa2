# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget decided requests, and archives that are over, once nobody needs the proof any more."""

from services.chassis.store import TenantCollection
from services.identity.store import Tx
from services.identity.store.rights import expired

AT_ONCE = 100


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    kept: tuple[TenantCollection, ...] = (tx.erasures, tx.corrections, tx.exports)  # type: ignore[type-arg]
    whole = True
    for collection in kept:
        found = collection.list(expired(tx, collection.declared), sort="asked_at", limit=AT_ONCE)
        for one in found:
            collection.remove(one)
        whole = whole and len(found) < AT_ONCE
    return whole

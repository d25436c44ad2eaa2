# SPDX-License-Identifier: AGPL-3.0-or-later
"""Index the names that were written before they were found by today's terms: some at once, until all are."""

from dataclasses import replace
from typing import Any

from services.identity.domain.name_indexes import NameIndex
from services.identity.store import NAMED, Tx
from services.identity.store.name_terms import VERSION

AT_ONCE = 100


def handle(tx: Tx) -> bool:
    """Whether all names of the district are indexed; that costs two reads once they are."""
    return all(_index(tx, name, getattr(tx, name)) for name in NAMED)


def _index(tx: Tx, name: str, collection: Any) -> bool:  # noqa: ANN401 - a collection of either kind
    index = tx.name_indexes.find(name) or NameIndex(name)
    if index.terms == VERSION:
        return True
    page = collection.page({}, after=index.after or None, limit=AT_ONCE)
    for one in page.items:
        collection.save(one)
    done = page.next is None
    tx.name_indexes.put(replace(index, after=page.next or "", terms=VERSION if done else index.terms))
    return False

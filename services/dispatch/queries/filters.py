# SPDX-License-Identifier: AGPL-3.0-or-later
"""Filters of the list of orders that somebody saved: their own, and nobody else's."""

from services.chassis.http import Paged
from services.chassis.store import Page
from services.dispatch.domain.saved_filters import SavedFilter
from services.dispatch.store import Tx


def list_filters(tx: Tx, query: Paged) -> Page[SavedFilter]:
    """The caller's, in the order in which they were saved. Raises BadCursor."""
    return tx.saved_filters.page({"person_id": tx.by.subject}, after=query.after, limit=query.limit)


def show_filter(tx: Tx, saved_filter_id: str) -> SavedFilter:
    """One of the caller's. Raises NotFound."""
    return tx.own_filter(saved_filter_id)

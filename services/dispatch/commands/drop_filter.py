# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep a saved filter no more, and be told no more."""

from services.dispatch.store import Tx
from services.dispatch.store.filters import TELL


def handle(tx: Tx, saved_filter_id: str) -> None:
    """Raises NotFound."""
    tx.saved_filters.remove(tx.own_filter(saved_filter_id))
    tx.timers.cancel(TELL, saved_filter_id)

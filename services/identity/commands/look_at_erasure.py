# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look again at a request for erasure while it is open: a service may be silent, and what is open changes."""

from services.identity.domain import erasures
from services.identity.store import Tx


def handle(tx: Tx, erasure_id: str) -> None:
    """One that has waited its time is closed, with what it waited for; the person may ask again."""
    asked = tx.erasures.find(erasure_id)
    if asked is None or not asked.open:
        return
    if asked.waits_until and asked.waits_until <= tx.now:
        closed, events = erasures.close(asked, tx.by.subject, "")
        tx.erasures.save(closed, *events)
        return
    tx.ask_anew(asked)

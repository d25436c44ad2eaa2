# SPDX-License-Identifier: AGPL-3.0-or-later
"""End one log-in with everything that came of it."""

from services.identity.domain.events import LoggedOut
from services.identity.store import Tx


def handle(tx: Tx, session_id: str) -> None:
    """Nothing happens when it has ended before."""
    session = tx.sessions.find(session_id)
    if session is None:
        return
    for code in tx.codes.list({"session_id": session.id}):
        tx.codes.remove(code)
    for family in tx.refresh_families.list({"session_id": session.id}):
        tx.refresh_families.remove(family)
    tx.timers.cancel("session.expired", session.id)
    tx.sessions.remove(session, LoggedOut(session.id, session.account_id))

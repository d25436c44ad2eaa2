# SPDX-License-Identifier: AGPL-3.0-or-later
"""End one log-in, or all of a person's, with everything that came of it."""

from services.identity.domain.events import LoggedOut
from services.identity.domain.sessions import Session
from services.identity.store import Tx


def handle(tx: Tx, *, session_id: str = "", person_id: str = "") -> None:
    """Nothing happens when there is none."""
    for session in _meant(tx, session_id, person_id):
        for code in tx.codes.list({"session_id": session.id}):
            tx.codes.remove(code)
        for family in tx.refresh_families.list({"session_id": session.id}):
            tx.refresh_families.remove(family)
        tx.timers.cancel("session.expired", session.id)
        tx.sessions.remove(session, LoggedOut(session.id, session.account_id))


def _meant(tx: Tx, session_id: str, person_id: str) -> list[Session]:
    if session_id:
        session = tx.sessions.find(session_id)
        return [session] if session else []
    account = tx.accounts.first({"person_id": person_id})
    return tx.sessions.list({"account_id": account.id}) if account else []

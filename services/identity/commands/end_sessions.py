# SPDX-License-Identifier: AGPL-3.0-or-later
"""End one log-in, or all of a person's, with everything that came of it."""

from services.chassis.store import revocations
from services.identity.domain.events import LoggedOut, TokensRevoked
from services.identity.domain.generations import ENDED
from services.identity.domain.sessions import Session, WaitingLogIn
from services.identity.store import Tx


def handle(tx: Tx, *, session_id: str = "", person_id: str = "") -> None:
    """Nothing happens when there is none."""
    for waiting in _waiting(tx, person_id):
        tx.waiting_log_ins.remove(waiting)
    while sessions := _meant(tx, session_id, person_id):
        for session in sessions:
            _end(tx, session)


def _end(tx: Tx, session: Session) -> None:
    for code in tx.codes.list({"session_id": session.id}):
        tx.codes.remove(code)
    for family in tx.refresh_families.list({"session_id": session.id}):
        tx.refresh_families.remove(family)
    tx.timers.cancel("session.expired", session.id)
    ended = LoggedOut(session.id, session.account_id), TokensRevoked(session.id, ENDED)
    tx.sessions.remove(session, *ended)
    revocations.revoke(tx, session.id, ENDED)


def _waiting(tx: Tx, person_id: str) -> list[WaitingLogIn]:
    account = tx.accounts.first({"person_id": person_id}) if person_id else None
    return tx.waiting_log_ins.list({"account_id": account.id}) if account else []


def _meant(tx: Tx, session_id: str, person_id: str) -> list[Session]:
    if session_id:
        session = tx.sessions.find(session_id)
        return [session] if session else []
    account = tx.accounts.first({"person_id": person_id})
    return tx.sessions.list({"account_id": account.id}) if account else []

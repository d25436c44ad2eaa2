# SPDX-License-Identifier: AGPL-3.0-or-later
"""End all log-ins of a person."""

from services.identity.commands import end_session
from services.identity.store import Tx


def handle(tx: Tx, person_id: str) -> None:
    """A person without an account has none."""
    account = tx.accounts.first({"person_id": person_id})
    for session in tx.sessions.list({"account_id": account.id}) if account else ():
        end_session.handle(tx, session.id)

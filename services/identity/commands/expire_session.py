# SPDX-License-Identifier: AGPL-3.0-or-later
"""End a log-in whose time is over."""

from services.chassis.clock import system_now
from services.identity.commands import end_sessions
from services.identity.store import Tx


def handle(tx: Tx, session_id: str) -> None:
    """Log-ins last by the system's clock: when a simulated one ran ahead, ask again later."""
    session = tx.sessions.find(session_id)
    if session is None:
        return
    left = session.expires_at - system_now()
    if left.total_seconds() > 0:
        tx.timers.set("session.expired", session.id, tx.now + left)
    else:
        end_sessions.handle(tx, session_id=session.id)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget that a login which is nobody's was tried."""

from services.chassis.clock import system_now
from services.identity.store import Tx


def handle(tx: Tx, login: str) -> None:
    """A lock lasts by the system's clock: when a simulated one ran ahead, ask again later."""
    known = tx.unknown_logins.find(login)
    if known is None:
        return
    now = system_now()
    if known.locked_until and known.locked_at(now):
        tx.timers.set("unknown_login.forgotten", login, tx.now + (known.locked_until - now))
    else:
        tx.unknown_logins.remove(known)

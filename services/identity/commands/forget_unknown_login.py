# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget that a login which is nobody's was tried."""

from services.identity.store import Tx


def handle(tx: Tx, login: str) -> None:
    known = tx.unknown_logins.find(login)
    if known:
        tx.unknown_logins.remove(known)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget that codes for another password were sent."""

from services.identity.store import Tx


def handle(tx: Tx, account_id: str) -> None:
    known = tx.password_resets.find(account_id)
    if known:
        tx.password_resets.remove(known)

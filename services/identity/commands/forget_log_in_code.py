# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget that codes for logging in were sent."""

from services.identity.store import Tx


def handle(tx: Tx, account_id: str) -> None:
    known = tx.log_in_codes.find(account_id)
    if known:
        tx.log_in_codes.remove(known)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forget a log-in whose second factor never came."""

from services.identity.store import Tx


def handle(tx: Tx, waiting_id: str) -> None:
    known = tx.waiting_log_ins.find(waiting_id)
    if known:
        tx.waiting_log_ins.remove(known)

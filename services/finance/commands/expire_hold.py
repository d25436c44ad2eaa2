# SPDX-License-Identifier: AGPL-3.0-or-later
"""The time of a hold is over: what is left of it is held no more."""

from services.finance.domain import holds
from services.finance.store import Tx


def handle(tx: Tx, hold_id: str) -> None:
    hold = tx.holds.get(hold_id)
    expired, events = holds.expire(hold)
    tx.holds.save(expired, *events)
    tx.release(expired, hold.left)

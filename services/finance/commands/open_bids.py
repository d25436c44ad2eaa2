# SPDX-License-Identifier: AGPL-3.0-or-later
"""The deadline of a call is there: its bids can be read from now on."""

from services.finance.domain import calls
from services.finance.store import Tx


def handle(tx: Tx, call_id: str) -> None:
    call, events = calls.open_bids(tx.calls.get(call_id))
    if events:
        tx.calls.save(call, *events)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch closed an order: if it is ours, it is done, or it failed."""

from datetime import datetime

from services.finance.domain import works
from services.finance.store import Tx


def handle(tx: Tx, order_id: str, closure: str, verdict: str, at: datetime) -> None:
    work = tx.works.find(order_id)
    if work:
        tx.works.save(works.close(work, closure, verdict, at))

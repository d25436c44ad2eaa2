# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch opened an order again: if it is ours and was closed, it is not done."""

from services.finance.domain import works
from services.finance.store import Tx


def handle(tx: Tx, order_id: str) -> None:
    work = tx.works.find(order_id)
    if work and works.is_closed(work):
        tx.works.save(works.reopen(work))

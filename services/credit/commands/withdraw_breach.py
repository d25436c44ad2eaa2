# SPDX-License-Identifier: AGPL-3.0-or-later
"""A breach was none after all: its facts are taken back, in each file that they stand in."""

from datetime import datetime

from services.credit.domain import facts
from services.credit.store import Tx

WHY = "时限违反已撤销"
"""The reason on record: dispatch has withdrawn the breach."""


def handle(tx: Tx, order_id: str, target: str, due_at: datetime) -> None:
    for fact in tx.facts.list({"source": f"order/{order_id}/{target}/{due_at.isoformat()}"}):
        if fact.withdrawn_on is None:
            tx.keep_fact(*facts.withdraw(fact, WHY, tx.today), "withdrawn")

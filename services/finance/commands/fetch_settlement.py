# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in the provider's settlement of a day, once; it is compared with the payments piece by piece."""

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from services.finance.domain import settlements
from services.finance.domain.billing_errors import NoProvider
from services.finance.domain.timer_kinds import RECONCILE
from services.finance.store import Tx


def handle(tx: Tx, day: date) -> None:
    """Raises BadSettlement, and whatever keeps the provider from answering: the timer tries again."""
    settlement_id = str(uuid5(NAMESPACE_URL, f"settlement/{tx.tenant}/{day}"))
    if tx.settlements.find(settlement_id):
        return
    try:
        text = tx.tools.provider.settlement(tx.tenant, day)
    except NoProvider:
        return
    settlement = settlements.read(settlement_id, text, tx.tenant, day, tx.now)
    if settlement:
        tx.settlements.add(settlement)
        tx.timers.set(RECONCILE, settlement.id, tx.now, position=0)

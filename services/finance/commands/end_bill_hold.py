# SPDX-License-Identifier: AGPL-3.0-or-later
"""End a hold before its time, for instance because a dispute is settled."""

from services.finance.commands import release_bill_hold
from services.finance.domain import bill_holds
from services.finance.domain.authority import Permission
from services.finance.domain.bill_holds import BillHold, Why
from services.finance.store import Tx


def handle(tx: Tx, bill_hold_id: str) -> BillHold:
    hold = tx.bill_holds.get(bill_hold_id)
    tx.require(Permission.BILL_HOLDS_DECIDE, *hold.within)
    hold, events = bill_holds.end(hold, Why.LIFTED, tx.now)
    tx.bill_holds.save(hold, *events)
    release_bill_hold.handle(tx, hold)
    return hold

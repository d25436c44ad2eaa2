# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was on hold is dunned again, as far as something is owed."""

from services.finance.domain import bills
from services.finance.domain.bill_holds import BillHold
from services.finance.domain.timer_kinds import BILL_HOLD
from services.finance.store import Tx


def handle(tx: Tx, hold: BillHold) -> None:
    tx.timers.cancel(BILL_HOLD, hold.id)
    for bill_id in hold.bills:
        tx.bills.save(bills.release(tx.bills.get(bill_id), tx.now))

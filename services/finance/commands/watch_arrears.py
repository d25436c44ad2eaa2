# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close the files of arrears that are paid, and warn before a claim's limitation ends; a piece at a time."""

from services.finance.domain import arrears
from services.finance.domain.timer_kinds import ARREARS
from services.finance.policies import BillingPolicy
from services.finance.store import AT_ONCE, Tx


def handle(tx: Tx, position: str) -> None:
    page = tx.arrears.page({"open": True}, after=position or None, limit=AT_ONCE)
    for file in page.items:
        known = [tx.bills.get(bill_id) for bill_id in file.bills]
        days = tx.policy(BillingPolicy, file.place).limitation_warn_days
        looked, events = arrears.look(file, known, tx.today(file.place), days)
        if looked != file:
            tx.arrears.save(looked, *events)
    if page.next:
        tx.timers.set(ARREARS, "next", tx.now, position=page.next)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remind of bills that are due (催缴), and open a file where that was in vain; a piece at a time."""

from uuid import UUID, uuid5

from services.chassis.store.paging import sortable
from services.finance.domain import arrears, bills
from services.finance.domain.arrears import Arrears
from services.finance.domain.bills import Bill
from services.finance.policies import BillingPolicy
from services.finance.store import UNITS_AT_ONCE, Tx


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    where = {"open": True, "by_remind_at": {"$lt": sortable(tx.now, "~")}}
    found = tx.bills.list(where, sort="remind_at", limit=UNITS_AT_ONCE)
    for bill in found:
        if bills.was_reminded(bill):
            tx.bills.save(bills.hand_over(bill))
            _keep(tx, bill)
        else:
            policy, calendar = tx.policy(BillingPolicy, bill.place), tx.calendar_at(bill.place)
            reminded, events = bills.remind(bill, calendar.due_after(tx.now, policy.stage_days))
            tx.bills.save(reminded, *events)
    return len(found) < UNITS_AT_ONCE


def _keep(tx: Tx, bill: Bill) -> None:
    """In the open file of its unit, payer and fund, or in a new one."""
    own = tx.arrears.list({"unit_id": bill.unit_id, "open": True}, limit=50)
    known = [one for one in own if (one.payer, one.fund_id) == (bill.payer, bill.fund_id)]
    if known:
        tx.arrears.save(arrears.add(known[0], bill))
        return
    new = Arrears(
        id=str(uuid5(UUID(bill.id), "arrears")),
        place=bill.place,
        within=tx.around(bill.place),
        unit_id=bill.unit_id,
        fund_id=bill.fund_id,
        payer=bill.payer,
        opened_at=tx.now,
    )
    if tx.arrears.find(new.id) is None:
        file, events = arrears.open_file(arrears.add(new, bill))
        tx.arrears.add(file, *events)

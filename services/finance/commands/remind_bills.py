# SPDX-License-Identifier: AGPL-3.0-or-later
"""Remind of bills that are due (催缴): a reminder, a written demand, the committee; a piece at a time."""

from services.chassis.store.paging import sortable
from services.finance.domain import bills
from services.finance.policies import BillingPolicy
from services.finance.store import UNITS_AT_ONCE, Tx


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    where = {"open": True, "by_remind_at": {"$lt": sortable(tx.now, "~")}}
    found = tx.bills.list(where, sort="remind_at", limit=UNITS_AT_ONCE)
    for bill in found:
        policy, calendar = tx.policy(BillingPolicy, bill.place), tx.calendar_at(bill.place)
        reminded, events = bills.remind(bill, calendar.due_after(tx.now, policy.stage_days))
        tx.bills.save(reminded, *events)
    return len(found) < UNITS_AT_ONCE

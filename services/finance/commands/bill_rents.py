# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bill the next month of leases whose day has come, and end those whose term is over; a piece at a time."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

from services.chassis.store.paging import sortable
from services.finance.domain import entries, leases
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.domain.leases import Lease, LeaseState
from services.finance.store import UNITS_AT_ONCE, Tx


def handle(tx: Tx) -> bool:
    """Whether that was all: a lease that began earlier has several months to bill, one after the other."""
    until = sortable(tx.today(tx.root) + timedelta(days=1), "")
    where = {"state": LeaseState.ACTIVE, "by_next_on": {"$lt": until}}
    found = tx.leases.list(where, sort="next_on", limit=UNITS_AT_ONCE)
    for lease in found:
        if leases.is_over(lease):
            _end(tx, lease)
        else:
            _bill(tx, lease)
    return not found


def _end(tx: Tx, lease: Lease) -> None:
    ended, _, events = leases.end(lease, lease.ends, "")
    tx.leases.save(ended, *events)
    asset = tx.assets.get(lease.asset_id)
    tx.assets.save(replace(asset, lease_id=None))


def _bill(tx: Tx, lease: Lease) -> None:
    today, bill_id = tx.today(lease.place), str(uuid5(UUID(lease.id), str(lease.billed)))
    remind_at = tx.calendar_at(lease.place).end_of_period(leases.due_day(lease, today))
    billed, bill, events = leases.bill(lease, bill_id, today, remind_at)
    tx.leases.save(billed, *events)
    tx.bills.add(bill)
    _post(tx, lease, bill)


def _post(tx: Tx, lease: Lease, bill: Bill) -> None:
    lines = (
        Line(Known.RECEIVABLE, bill.fund_id, bill.amount),
        Line(lease.account, bill.fund_id, -bill.amount),
    )
    entry = entries.make(
        bill.id,
        lease.place,
        EntryKind.RENT,
        f"{bill.month} {bill.name}",
        tx.today(lease.place),
        lines,
        tx.by.subject,
        tx.now,
        subject=bill.subject,
        matter=lease.matter,
    )
    tx.post(entry)

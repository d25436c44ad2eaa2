# SPDX-License-Identifier: AGPL-3.0-or-later
"""Bill a round of a paid order, once: its bill and the entry of it, both of its id."""

from datetime import timedelta

from services.finance.domain import entries, paid_orders
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.domain.paid_orders import Income, PaidOrder
from services.finance.policies import PaidServicePolicy
from services.finance.store import Tx


def handle(tx: Tx, paid: PaidOrder, income: Income, unit_id: str) -> PaidOrder:
    """Raises PaidOrderSettled."""
    today, policy = tx.today(paid.place), tx.policy(PaidServicePolicy, paid.place)
    due = today + timedelta(days=policy.due_days)
    remind_at = tx.calendar_at(paid.place).end_of_period(due)
    billed, bill, events = paid_orders.bill(paid, income, unit_id, f"{today:%Y-%m}", due, remind_at)
    tx.paid_orders.save(billed, *events)
    tx.bills.add(bill)
    _post(tx, bill, income)
    return billed


def _post(tx: Tx, bill: Bill, income: Income) -> None:
    lines = (
        Line(Known.RECEIVABLE, bill.fund_id, bill.amount),
        Line(income.account, bill.fund_id, -bill.amount),
    )
    entry = entries.make(
        bill.id,
        income.fund.place,
        EntryKind.SERVICE,
        f"{bill.month} {bill.name}",
        tx.today(income.fund.place),
        lines,
        tx.by.subject,
        tx.now,
        subject=bill.subject,
        matter=income.fund.matter,
    )
    tx.post(entry)

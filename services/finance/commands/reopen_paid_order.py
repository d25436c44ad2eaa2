# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch opened a paid order again: what its last round cost is not owed, unless some of it is paid."""

from uuid import UUID, uuid5

from services.finance.domain import entries, paid_orders
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.domain.paid_orders import PaidOrder
from services.finance.store import Tx


def handle(tx: Tx, order_id: str, number: int) -> None:
    """`number`: the round that begins. What is paid is marked, for a treasurer to give back or not."""
    paid = tx.paid_orders.first({"order_id": order_id, "round": number - 1})
    if paid is None or not paid_orders.is_owed(paid):
        return
    bill = tx.bills.find(paid.id)
    reopened, withdrawn, events = paid_orders.reopen(paid, bill)
    tx.paid_orders.save(reopened)
    if withdrawn:
        tx.bills.save(withdrawn, *events)
        _take_back(tx, paid, withdrawn)


def _take_back(tx: Tx, paid: PaidOrder, bill: Bill) -> None:
    fund = tx.funds.get(bill.fund_id)
    lines = (
        Line(paid.account or "", bill.fund_id, bill.amount),
        Line(Known.RECEIVABLE, bill.fund_id, -bill.amount),
    )
    entry = entries.make(
        str(uuid5(UUID(bill.id), "reopened")),
        fund.place,
        EntryKind.SERVICE,
        f"{bill.month} {bill.name} 撤销",
        tx.today(fund.place),
        lines,
        tx.by.subject,
        tx.now,
        subject=bill.subject,
        matter=fund.matter,
    )
    tx.post(entry)

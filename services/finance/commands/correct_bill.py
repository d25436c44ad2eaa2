# SPDX-License-Identifier: AGPL-3.0-or-later
"""Correct a wrong bill: its entry is taken back, and another is in its place, or none."""

from dataclasses import replace
from uuid import UUID, uuid5

from services.chassis.http import Input
from services.chassis.values import Money
from services.finance.commands import Amount, Text
from services.finance.domain import bills, entries
from services.finance.domain.authority import Permission
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.store import Tx


class CorrectBill(Input):
    """`amount`: what is owed in its place; without one nothing is, as when a late fee is waived."""

    reason: Text
    amount: Amount | None = None


def handle(tx: Tx, bill_id: str, cmd: CorrectBill) -> Bill:
    bill = tx.bills.get(bill_id)
    tx.require(Permission.BILLS_RUN, *tx.around(bill.place))
    made = _made(tx, bill, cmd.amount.value()) if cmd.amount else None
    withdrawn, events = bills.withdraw(bill, cmd.reason, made.id if made else None)
    tx.bills.save(withdrawn, *events)
    if made:
        tx.bills.add(made)
    _post(tx, bill, made.amount if made else Money(0, bill.amount.currency), cmd.reason)
    return made or withdrawn


def _made(tx: Tx, bill: Bill, amount: Money) -> Bill:
    remind_at = None if bill.hold else tx.calendar_at(bill.place).end_of_period(bill.due)
    made_id = str(uuid5(UUID(bill.id), "corrected"))
    return replace(bill, id=made_id, amount=amount, corrects=bill.id, stage=0, remind_at=remind_at)


def _post(tx: Tx, bill: Bill, amount: Money, reason: str) -> None:
    """What is owed less, or more, than before."""
    tariff, less = tx.tariffs.get(tx.runs.get(bill.run_id).tariff_id), bill.amount - amount
    if less.fen:
        entry = entries.make(
            str(uuid5(UUID(bill.id), "correction")),
            tx.funds.get(bill.fund_id).place,
            EntryKind.BILL,
            f"{bill.month} {bill.name} 更正",
            tx.today(bill.place),
            (Line(tariff.account, bill.fund_id, less), Line(Known.RECEIVABLE, bill.fund_id, -less)),
            tx.by.subject,
            tx.now,
            subject=f"bill/{bill.id}",
        )
        tx.post(entry)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take down what a provider of services turned over in a month: its share is billed, once."""

from datetime import timedelta
from uuid import UUID, uuid5

from services.chassis.http import Input, Month
from services.finance.commands import Amount
from services.finance.domain import entries, services
from services.finance.domain.authority import Permission
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.store import Tx


class ReportTurnover(Input):
    month: Month
    turnover: Amount


def handle(tx: Tx, service_id: str, cmd: ReportTurnover) -> Bill:
    service = tx.services.get(service_id)
    tx.require(Permission.ASSETS_KEEP, service.place)
    bill_id = str(uuid5(UUID(service.id), cmd.month))
    due = tx.today(service.place) + timedelta(days=service.due_days)
    remind_at = tx.calendar_at(service.place).end_of_period(due)
    known = tx.bills.find(bill_id)
    bill, events = services.report(service, cmd.month, cmd.turnover.value(), bill_id, known, due, remind_at)
    tx.bills.add(bill)
    tx.services.save(service, *events)
    if bill.amount.fen:
        tx.post(
            entries.make(
                bill.id,
                service.place,
                EntryKind.SERVICE,
                f"{bill.month} {bill.name}",
                tx.today(service.place),
                (
                    Line(Known.RECEIVABLE, bill.fund_id, bill.amount),
                    Line(Known.SERVICE_SHARE, bill.fund_id, -bill.amount),
                ),
                tx.by.subject,
                tx.now,
                subject=bill.subject,
            )
        )
    return bill

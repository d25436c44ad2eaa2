# SPDX-License-Identifier: AGPL-3.0-or-later
"""Charge contractual damages (违约金) on an overdue bill, where a clause says so, once."""

from datetime import timedelta
from uuid import UUID, uuid5

from services.finance.domain import bills, entries, fees
from services.finance.domain.authority import Permission
from services.finance.domain.bills import Bill
from services.finance.domain.chart import Known
from services.finance.domain.dunning_errors import BillsOnHold
from services.finance.domain.entries import Line
from services.finance.domain.kinds import EntryKind
from services.finance.policies import BillingPolicy
from services.finance.store import Tx


def handle(tx: Tx, bill_id: str) -> Bill:
    bill = tx.bills.get(bill_id)
    tx.require(Permission.BILLS_RUN, *tx.around(bill.place))
    if bill.hold is not None:
        raise BillsOnHold(bill.id)
    today, calendar = tx.today(bill.place), tx.calendar_at(bill.place)
    terms = tx.policy(BillingPolicy, bill.place).late_terms()
    fee_id = tx.unused(tx.bills, str(uuid5(UUID(bill.id), "late")))
    _, _, fee = fees.late_fee(bill.owed, bill.due, today, terms)
    remind_at = calendar.end_of_period(today + timedelta(days=1))
    made, events = bills.charge_late_fee(bill, fee, fee_id, today, remind_at)
    tx.bills.add(made, *events)
    tariff = tx.tariffs.get(tx.runs.get(bill.run_id).tariff_id)
    entry = entries.make(
        fee_id,
        tx.funds.get(bill.fund_id).place,
        EntryKind.BILL,
        f"{bill.month} {bill.name} {made.name}",
        today,
        (Line(Known.RECEIVABLE, bill.fund_id, fee), Line(tariff.account, bill.fund_id, -fee)),
        tx.by.subject,
        tx.now,
        subject=f"bill/{made.id}",
    )
    tx.post(entry)
    return made

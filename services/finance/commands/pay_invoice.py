# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pay an approved invoice, for work that is done, from what is held for it."""

from services.chassis.http import Day, Id, Input
from services.chassis.values import OrgPath
from services.finance.commands import AccountCode, charge_households
from services.finance.domain import commitments, entries, holds, invoices, works
from services.finance.domain.authority import Permission
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.invoices import Invoice
from services.finance.domain.kinds import EntryKind
from services.finance.store import Tx


class PayInvoice(Input):
    """`entry_id`: of the entry by which it is paid; `account`: what it is spent on."""

    entry_id: Id
    account: AccountCode = Known.WORKS
    effective: Day


def handle(tx: Tx, invoice_id: str, cmd: PayInvoice) -> Invoice:
    invoice = tx.invoices.get(invoice_id)
    tx.require(Permission.INVOICES_PAY, invoice.place)
    works_for_it = tx.works_for(tx.by.subject, invoice.company_id)
    invoice, events = invoices.pay(invoice, cmd.entry_id, tx.now, works_for_it=works_for_it)
    works.check_done(tx.works.get(invoice.work_id))
    tx.invoices.save(invoice, *events)
    commitment = tx.commitments.get(invoice.commitment_id)
    tx.commitments.save(commitments.pay(commitment, invoice.amount))
    hold, told = holds.post(tx.holds.get(invoice.id), invoice.amount, cmd.entry_id)
    tx.holds.save(hold, *told)
    tx.release(hold, invoice.amount)
    fund = tx.funds.get(invoice.fund_id)
    charge_households.handle(tx, fund, invoice)
    tx.post(_entry(tx, invoice, fund.place, cmd))
    return invoice


def _entry(tx: Tx, invoice: Invoice, place: OrgPath, cmd: PayInvoice) -> entries.Entry:
    return entries.make(
        cmd.entry_id,
        place,
        EntryKind.INVOICE,
        invoice.text,
        cmd.effective,
        (
            Line(cmd.account, invoice.fund_id, invoice.amount),
            Line(Known.BANK, invoice.fund_id, -invoice.amount),
        ),
        tx.by.subject,
        tx.now,
        subject=f"invoice/{invoice.id}",
        matter=invoice.matter,
    )

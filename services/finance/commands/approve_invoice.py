# SPDX-License-Identifier: AGPL-3.0-or-later
"""Approve an invoice; with the last key the money is held in its fund."""

from services.finance.domain import commitments, holds, invoices
from services.finance.domain.authority import Permission
from services.finance.domain.holds import Hold
from services.finance.domain.invoices import Invoice, InvoiceState
from services.finance.store import Tx


def handle(tx: Tx, invoice_id: str) -> Invoice:
    invoice = tx.invoices.get(invoice_id)
    tx.require(Permission.INVOICES_APPROVE, invoice.place)
    commitments.check_in_force(tx.commitments.get(invoice.commitment_id))
    works_for_it = tx.works_for(tx.by.subject, invoice.company_id)
    invoice, events = invoices.approve(invoice, tx.by.subject, tx.now, works_for_it=works_for_it)
    tx.invoices.save(invoice, *events)
    if invoice.state is InvoiceState.APPROVED:
        _hold(tx, invoice)
    return invoice


def _hold(tx: Tx, invoice: Invoice) -> None:
    """Raises FundSpent."""
    hold, events = holds.place(
        Hold(
            id=invoice.id,
            place=invoice.place,
            fund_id=invoice.fund_id,
            amount=invoice.amount,
            text=invoice.text,
            placed_at=tx.now,
            placed_by=tx.by.subject,
            subject=f"invoice/{invoice.id}",
            matter=invoice.matter,
        )
    )
    tx.hold(hold)
    tx.holds.add(hold, *events)

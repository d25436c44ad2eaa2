# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reject an invoice, with a reason; what was held for it is free again."""

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import commitments, holds, invoices
from services.finance.domain.authority import Permission
from services.finance.domain.invoices import Invoice
from services.finance.store import Tx


class RejectInvoice(Input):
    reason: Text


def handle(tx: Tx, invoice_id: str, cmd: RejectInvoice) -> Invoice:
    invoice = tx.invoices.get(invoice_id)
    tx.require(Permission.INVOICES_APPROVE, invoice.place)
    invoice, events = invoices.reject(invoice, cmd.reason)
    tx.invoices.save(invoice, *events)
    commitment = tx.commitments.get(invoice.commitment_id)
    tx.commitments.save(commitments.reject(commitment, invoice.amount))
    hold = tx.holds.find(invoice.id)
    if hold:
        voided, told = holds.void(hold, cmd.reason)
        tx.holds.save(voided, *told)
        tx.release(voided, hold.left)
    return invoice

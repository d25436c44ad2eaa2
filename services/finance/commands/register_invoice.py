# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register a company's invoice for work of a commitment, never beyond its budget."""

from services.chassis.http import Id, Input
from services.finance.commands import Amount, Text, Title
from services.finance.domain import commitments, invoices
from services.finance.domain.authority import Permission
from services.finance.domain.invoices import Invoice
from services.finance.domain.spending_errors import InvoiceKnown, OtherContractor
from services.finance.policies import SpendingPolicy
from services.finance.store import Tx


class RegisterInvoice(Input):
    """`number`: the company's own."""

    id: Id
    commitment_id: Id
    work_id: Id
    company_id: Id
    number: Title
    text: Text
    amount: Amount


def handle(tx: Tx, cmd: RegisterInvoice) -> Invoice:
    commitment = tx.commitments.get(cmd.commitment_id)
    tx.require(Permission.INVOICES_KEEP, commitment.place)
    work, amount = tx.works.get(cmd.work_id), cmd.amount.value()
    if (work.commitment_id, work.company_id) != (commitment.id, cmd.company_id):
        raise OtherContractor(work.id)
    if tx.invoices.first({"company_id": cmd.company_id, "number": cmd.number}):
        raise InvoiceKnown(cmd.number)
    tx.commitments.save(commitments.invoice(commitment, amount))
    invoice, events = invoices.register(
        Invoice(
            id=tx.unused(tx.invoices, cmd.id),
            commitment_id=commitment.id,
            work_id=work.id,
            company_id=cmd.company_id,
            matter=commitment.matter,
            place=commitment.place,
            fund_id=commitments.paying_fund(commitment),
            number=cmd.number,
            text=cmd.text,
            amount=amount,
            keys=tx.policy(SpendingPolicy, commitment.place).keys(amount),
            registered_by=tx.by.subject,
            registered_at=tx.now,
        )
    )
    tx.invoices.add(invoice, *events)
    return invoice

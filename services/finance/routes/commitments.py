# SPDX-License-Identifier: AGPL-3.0-or-later
"""Commitments and what is spent on them: budget, work, invoices (发票)."""

from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.values import OrgPath
from services.finance.commands import (
    approve_invoice,
    order_work,
    pay_invoice,
    register_invoice,
    reject_invoice,
    set_budget,
)
from services.finance.domain.authority import Permission
from services.finance.queries import spending
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class CommitmentView(View):
    """`limit`: what was resolved at the most; `budget`: what may be spent, null until it is set."""

    id: str
    matter: str
    place: OrgPath
    title: str
    text: str
    resolved_at: datetime
    limit: MoneyView | None
    budget: MoneyView | None
    fund_id: str | None
    invoiced: MoneyView
    paid: MoneyView


class WorkView(View):
    """`state`: ordered, done, or failed; the order of it in dispatch has the same id."""

    id: str
    commitment_id: str
    matter: str
    place: OrgPath
    company_id: str
    category: str
    description: str
    ordered_at: datetime
    state: str
    closed_at: datetime | None
    verdict: str


class ApprovalView(View):
    by: str
    at: datetime


class InvoiceView(View):
    """`keys`: how many persons have to approve it."""

    id: str
    version: int
    commitment_id: str
    work_id: str
    company_id: str
    matter: str
    place: OrgPath
    fund_id: str
    number: str
    text: str
    amount: MoneyView
    keys: int
    state: str
    registered_by: str
    registered_at: datetime
    approvals: list[ApprovalView]
    reason: str
    entry_id: str | None
    paid_at: datetime | None


commitments = Resource(
    "commitments",
    "/finance/v1/commitments",
    of=Tx.commitments,
    shows=CommitmentView,
    requires=AUTHENTICATED,
)

commitments.list(spending.list_commitments)
commitments.show(spending.show_commitment)
commitments.act("budget", set_budget, requires=Permission.BUDGETS_SET)
commitments.create(order_work, "/<id:commitment_id>/works", shows=WorkView, requires=Permission.WORK_ORDER)
commitments.list(spending.list_works, "/<id:commitment_id>/works", shows=WorkView)

invoices = Resource(
    "invoices", "/finance/v1/invoices", of=Tx.invoices, shows=InvoiceView, requires=AUTHENTICATED
)

invoices.create(register_invoice, requires=Permission.INVOICES_KEEP)
invoices.list(spending.list_invoices, requires=Permission.ENTRIES_READ)
invoices.show(spending.show_invoice)
invoices.act("approve", approve_invoice, requires=Permission.INVOICES_APPROVE)
invoices.act("reject", reject_invoice, requires=Permission.INVOICES_APPROVE)
invoices.act("pay", pay_invoice, requires=Permission.INVOICES_PAY)

public_commitments = Resource(
    "public_commitments",
    "/finance/v1/public/<code:district>",
    of=Tx.commitments,
    shows=CommitmentView,
    requires=PUBLIC,
)

public_commitments.list(spending.list_public_commitments, "/commitments")
public_commitments.show(spending.show_public_commitment, "/commitments/<id:commitment_id>")
public_commitments.list(spending.list_public_matter, "/matters/<id:matter>")

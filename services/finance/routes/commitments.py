# SPDX-License-Identifier: AGPL-3.0-or-later
"""Commitments and what is spent on them: budget, work, invoices (发票)."""

from collections.abc import Sequence
from datetime import datetime

from services.chassis.http import AUTHENTICATED, PUBLIC, Resource, View
from services.chassis.step_up import Group
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
from services.finance.domain.commitments import Commitment
from services.finance.domain.invoices import Invoice
from services.finance.domain.works import Work
from services.finance.queries import spending
from services.finance.routes.money_view import MoneyView
from services.finance.routes.place_parts import PlacePartView, place_parts
from services.finance.store import Tx


class CommitmentView(View):
    """`limit`: what was resolved at the most; `budget`: what may be spent, null until it is set.

    `fund_name`: of the fund that pays, empty until it is set.
    `lifted_at`: since when its resolution binds nobody any more.
    `emergency`: nobody voted on it, the maintenance fund pays it because it could not wait.
    """

    id: str
    matter: str
    place: OrgPath
    place_parts: list[PlacePartView]
    title: str
    text: str
    resolved_at: datetime
    limit: MoneyView | None
    budget: MoneyView | None
    fund_id: str | None
    fund_name: str
    invoiced: MoneyView
    paid: MoneyView
    lifted_at: datetime | None
    emergency: bool


class WorkView(View):
    """`state`: ordered, done, or failed; the order of it in dispatch has the same id. `company`: its name."""

    id: str
    commitment_id: str
    matter: str
    place: OrgPath
    company_id: str
    company: str
    category: str
    description: str
    ordered_at: datetime
    state: str
    closed_at: datetime | None
    verdict: str


class PublicInvoiceView(View):
    """`approved`: by how many of the `keys` persons that have to."""

    id: str
    work_id: str
    company_id: str
    company: str
    text: str
    amount: MoneyView
    keys: int
    approved: int
    state: str
    registered_at: datetime
    paid_at: datetime | None


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


def to_commitments(tx: Tx, found: Sequence[Commitment]) -> list[CommitmentView]:
    """With the names of the places, and of the funds that pay."""
    at = place_parts(tx, (one.place for one in found))
    urgent = {one.id for one in tx.emergencies.several({one.id for one in found if one.id == one.matter})}
    names = {fund.id: fund.name for fund in tx.funds.several({one.fund_id for one in found if one.fund_id})}
    return [
        CommitmentView.model_validate(
            vars(one)
            | {
                "fund_name": names.get(one.fund_id or "", ""),
                "place_parts": at[one.place],
                "emergency": one.id in urgent,
            },
            from_attributes=True,
        )
        for one in found
    ]


def to_works(tx: Tx, found: Sequence[Work]) -> list[WorkView]:
    """With the names of the companies."""
    names = _companies(tx, {one.company_id for one in found})
    return [
        WorkView.model_validate(vars(one) | {"company": names.get(one.company_id, "")}, from_attributes=True)
        for one in found
    ]


def to_public_invoices(tx: Tx, found: Sequence[Invoice]) -> list[PublicInvoiceView]:
    """Without who registered and approved them."""
    names = _companies(tx, {one.company_id for one in found})
    return [
        PublicInvoiceView.model_validate(
            vars(one) | {"company": names.get(one.company_id, ""), "approved": len(one.approvals)},
            from_attributes=True,
        )
        for one in found
    ]


def _companies(tx: Tx, ids: set[str]) -> dict[str, str]:
    return {one.id: one.name for one in tx.companies.several(ids)}


commitments = Resource(
    "commitments",
    "/finance/v1/commitments",
    of=Tx.commitments,
    shows=to_commitments,
    requires=AUTHENTICATED,
)

commitments.list(spending.list_commitments)
commitments.show(spending.show_commitment)
commitments.act("budget", set_budget, requires=Permission.BUDGETS_SET)
commitments.create(order_work, "/<id:commitment_id>/works", shows=to_works, requires=Permission.WORK_ORDER)
commitments.list(spending.list_works, "/<id:commitment_id>/works", shows=to_works)

invoices = Resource(
    "invoices", "/finance/v1/invoices", of=Tx.invoices, shows=InvoiceView, requires=AUTHENTICATED
)

invoices.create(register_invoice, requires=Permission.INVOICES_KEEP)
invoices.list(spending.list_invoices, requires=Permission.ENTRIES_READ)
invoices.show(spending.show_invoice)
invoices.act("approve", approve_invoice, requires=Permission.INVOICES_APPROVE, asks=Group.PAYMENTS)
invoices.act("reject", reject_invoice, requires=Permission.INVOICES_APPROVE)
invoices.act("pay", pay_invoice, requires=Permission.INVOICES_PAY, asks=Group.PAYMENTS)

public_commitments = Resource(
    "public_commitments",
    "/finance/v1/public/<code:district>",
    of=Tx.commitments,
    shows=to_commitments,
    requires=PUBLIC,
)

public_commitments.list(spending.list_public_commitments, "/commitments")
public_commitments.show(spending.show_public_commitment, "/commitments/<id:commitment_id>")
public_commitments.list(spending.list_public_matter, "/matters/<id:matter>")
public_commitments.list(spending.list_public_works, "/commitments/<id:commitment_id>/works", shows=to_works)
public_commitments.list(
    spending.list_public_invoices, "/commitments/<id:commitment_id>/invoices", shows=to_public_invoices
)

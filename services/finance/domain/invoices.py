# SPDX-License-Identifier: AGPL-3.0-or-later
"""An invoice: registered, approved by different persons, paid once; or rejected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.errors import SamePerson
from services.finance.domain.events import InvoiceApproved, InvoicePaid, InvoiceRegistered, InvoiceRejected
from services.finance.domain.spending_errors import ConflictOfInterest, WrongInvoiceState


class InvoiceState(StrEnum):
    REGISTERED = "registered"
    APPROVED = "approved"
    PAID = "paid"
    REJECTED = "rejected"


class Action(StrEnum):
    APPROVE = "approve"
    REJECT = "reject"
    PAY = "pay"


FROM: Mapping[Action, frozenset[InvoiceState]] = MappingProxyType(
    {
        Action.APPROVE: frozenset({InvoiceState.REGISTERED}),
        Action.REJECT: frozenset({InvoiceState.REGISTERED, InvoiceState.APPROVED}),
        Action.PAY: frozenset({InvoiceState.APPROVED}),
    }
)
"""Every legal step; tests walk it."""


@dataclass(frozen=True, slots=True)
class Approval:
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Invoice:
    """`number`: the company's own; `keys`: how many have to approve it, by its amount when it came."""

    id: str
    commitment_id: str
    work_id: str
    company_id: str
    matter: str
    place: OrgPath
    fund_id: str
    number: str
    text: str
    amount: Money
    keys: int
    registered_by: str
    registered_at: datetime
    state: InvoiceState = InvoiceState.REGISTERED
    approvals: tuple[Approval, ...] = ()
    reason: str = ""
    entry_id: str | None = None
    paid_at: datetime | None = None


Step = tuple[Invoice, list[Event]]


def register(invoice: Invoice) -> Step:
    """It came in."""
    fact = InvoiceRegistered(
        invoice.id,
        invoice.commitment_id,
        invoice.matter,
        invoice.work_id,
        invoice.company_id,
        invoice.amount,
    )
    return invoice, [fact]


def approve(invoice: Invoice, by: str, at: datetime, *, works_for_it: bool) -> Step:
    """One key; nobody turns two, nor one of what they registered or of their own company.

    Raises WrongInvoiceState, SamePerson, ConflictOfInterest.
    """
    _allowed(invoice, Action.APPROVE)
    if by in (invoice.registered_by, *(one.by for one in invoice.approvals)):
        raise SamePerson
    if works_for_it:
        raise ConflictOfInterest(invoice.company_id)
    approvals = (*invoice.approvals, Approval(by, at))
    complete = len(approvals) >= invoice.keys
    state = InvoiceState.APPROVED if complete else invoice.state
    fact = InvoiceApproved(invoice.id, len(approvals), complete)
    return replace(invoice, approvals=approvals, state=state), [fact]


def reject(invoice: Invoice, reason: str) -> Step:
    """It will not be paid. Raises WrongInvoiceState."""
    _allowed(invoice, Action.REJECT)
    return replace(invoice, state=InvoiceState.REJECTED, reason=reason), [InvoiceRejected(invoice.id, reason)]


def pay(invoice: Invoice, entry_id: str, at: datetime, *, works_for_it: bool) -> Step:
    """It is paid, by that entry. Raises WrongInvoiceState, ConflictOfInterest."""
    _allowed(invoice, Action.PAY)
    if works_for_it:
        raise ConflictOfInterest(invoice.company_id)
    fact = InvoicePaid(
        invoice.id,
        invoice.commitment_id,
        invoice.matter,
        invoice.work_id,
        invoice.company_id,
        invoice.place,
        invoice.amount,
        entry_id,
    )
    return replace(invoice, state=InvoiceState.PAID, entry_id=entry_id, paid_at=at), [fact]


def _allowed(invoice: Invoice, action: Action) -> None:
    if invoice.state not in FROM[action]:
        raise WrongInvoiceState(invoice.id, invoice.state, action)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of commitments, work, invoices, grants and donations. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class BeyondResolution(DomainError):
    """A budget keeps within what was resolved; amounts in fen."""

    code = "finance.beyond_resolution"
    title = "The resolution allows less"

    commitment_id: str
    asked: int
    allowed: int


@dataclass(eq=False)
class CommitmentLifted(DomainError):
    """What was lifted after a recount binds nobody: nothing is ordered, invoiced or paid by it."""

    code = "finance.commitment_lifted"
    title = "The resolution was lifted after a recount"

    commitment_id: str


@dataclass(eq=False)
class NoBudget(DomainError):
    """Nothing is ordered or paid from a commitment before a budget and a fund are set."""

    code = "finance.no_budget"
    title = "There is no budget yet"

    commitment_id: str


@dataclass(eq=False)
class BeyondCommitment(DomainError):
    """All invoices of a commitment together keep within its budget; amounts in fen."""

    code = "finance.beyond_commitment"
    title = "The budget does not have so much left"

    commitment_id: str
    asked: int
    left: int


@dataclass(eq=False)
class FundOfOtherMatter(DomainError):
    """A fund that is for one matter alone does not pay for another (专款专用)."""

    code = "finance.fund_of_other_matter"
    title = "The fund is for another matter"

    fund_id: str


@dataclass(eq=False)
class UnknownCompany(DomainError):
    """No such company is registered in this district."""

    code = "finance.unknown_company"
    status = 422
    title = "There is no such company"

    company_id: str


@dataclass(eq=False)
class CompanyHasClosed(DomainError):
    """Nothing new is ordered from, contracted with, let or awarded to a company that is here no longer.

    What it did before is invoiced and paid all the same.
    """

    code = "finance.company_closed"
    title = "The company has closed"

    company_id: str
    until: str


@dataclass(eq=False)
class OtherContractor(DomainError):
    """An invoice is of the company that was ordered to do the work, for work of its commitment."""

    code = "finance.other_contractor"
    status = 422
    title = "The work was ordered from another company"

    work_id: str


@dataclass(eq=False)
class WorkNotDone(DomainError):
    """Work is paid when its order is closed as resolved: after the revisit."""

    code = "finance.work_not_done"
    title = "The work is not done"

    work_id: str
    state: str


@dataclass(eq=False)
class WrongWorkState(DomainError):
    """Ordered work is closed once, and opened again only after that."""

    code = "finance.wrong_work_state"
    title = "The work is not in a state that allows this"

    work_id: str
    state: str


@dataclass(eq=False)
class WrongInvoiceState(DomainError):
    """The action is not a step from the state that the invoice is in."""

    code = "finance.wrong_invoice_state"
    title = "The invoice is not in a state that allows this"

    invoice_id: str
    state: str
    action: str


@dataclass(eq=False)
class InvoiceKnown(DomainError):
    """A company numbers its invoices: the same number is the same invoice, and paid once."""

    code = "finance.invoice_known"
    title = "This company's invoice is known already"

    number: str


@dataclass(eq=False)
class ConflictOfInterest(DomainError):
    """Nobody approves or pays an invoice of a company that they work for."""

    code = "finance.conflict_of_interest"
    status = 403
    title = "You work for this company"

    company_id: str


@dataclass(eq=False)
class WrongGrantState(DomainError):
    """The action is not a step from the state that the grant is in."""

    code = "finance.wrong_grant_state"
    title = "The grant is not in a state that allows this"

    grant_id: str
    state: str
    action: str


@dataclass(eq=False)
class BeyondGrant(DomainError):
    """No more is approved than was applied for, nor received than was approved; amounts in fen."""

    code = "finance.beyond_grant"
    title = "So much was not applied for or approved"

    grant_id: str
    asked: int
    allowed: int


@dataclass(eq=False)
class NotForDonations(DomainError):
    """A donation goes into a fund of donations: its purpose binds."""

    code = "finance.not_for_donations"
    status = 422
    title = "The fund is not one of donations"

    fund_id: str


@dataclass(eq=False)
class NamingNeedsMore(DomainError):
    """What bears a donor's name (冠名) costs as much as the policy says; amount in fen."""

    code = "finance.naming_needs_more"
    title = "A name needs a larger donation"

    least: int

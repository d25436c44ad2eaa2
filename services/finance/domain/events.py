# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that finance can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/finance/` by `make proto`: do not edit.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from services.chassis.values import Event, Money, OpenMatter, OrgPath
from services.finance.domain.kinds import (
    AssetKind,
    Difference,
    EntryKind,
    FundKind,
    Kind,
    MatchKind,
    ServiceKind,
)


@dataclass(frozen=True, slots=True)
class PostedLine:
    """One line of an entry: a positive amount is a debit, a negative one a credit."""

    account: str
    fund_id: str
    amount: Money


@dataclass(frozen=True, slots=True)
class DeadlineMoved(Event):
    """A deadline was reckoned again because the calendar changed: `deadline` says which one of `subject`."""

    TYPE: ClassVar[str] = "linli.finance.v1.DeadlineMoved"

    subject: str
    deadline: str
    was_due_at: datetime
    due_at: datetime
    place: OrgPath


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """Another version of one of finance's policies was set at a place."""

    TYPE: ClassVar[str] = "linli.finance.v1.PolicyChanged"

    policy: str
    version: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class FundOpened(Event):
    """Money is kept apart for a purpose from now on; `matter` if it is for one alone."""

    TYPE: ClassVar[str] = "linli.finance.v1.FundOpened"

    fund_id: str
    kind: FundKind
    name: str
    purpose: str
    place_path: OrgPath
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class EntryPosted(Event):
    """An entry stands in the books for ever; `reverses` names the one that it takes back."""

    TYPE: ClassVar[str] = "linli.finance.v1.EntryPosted"

    entry_id: str
    kind: EntryKind
    place_path: OrgPath
    effective: date
    lines: tuple[PostedLine, ...]
    subject: str
    matter: str | None = None
    reverses: str | None = None


@dataclass(frozen=True, slots=True)
class ReversalAsked(Event):
    """Somebody asks for an entry of a published quarter to be taken back; a second person decides."""

    TYPE: ClassVar[str] = "linli.finance.v1.ReversalAsked"

    reversal_id: str
    entry_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReversalConfirmed(Event):
    """A second person let an entry of a published quarter be taken back."""

    TYPE: ClassVar[str] = "linli.finance.v1.ReversalConfirmed"

    reversal_id: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class HoldPlaced(Event):
    """Money of a fund is kept for something that is not paid yet."""

    TYPE: ClassVar[str] = "linli.finance.v1.HoldPlaced"

    hold_id: str
    fund_id: str
    amount: Money
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HoldPosted(Event):
    """So much of what was held is paid."""

    TYPE: ClassVar[str] = "linli.finance.v1.HoldPosted"

    hold_id: str
    entry_id: str
    amount: Money


@dataclass(frozen=True, slots=True)
class HoldVoided(Event):
    """What was left of a hold is held no more."""

    TYPE: ClassVar[str] = "linli.finance.v1.HoldVoided"

    hold_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class HoldExpired(Event):
    """The time of a hold is over."""

    TYPE: ClassVar[str] = "linli.finance.v1.HoldExpired"

    hold_id: str


@dataclass(frozen=True, slots=True)
class PeriodClosed(Event):
    """Nothing is posted into the quarter of a place's books any more."""

    TYPE: ClassVar[str] = "linli.finance.v1.PeriodClosed"

    place_path: OrgPath
    quarter: str


@dataclass(frozen=True, slots=True)
class PeriodLocked(Event):
    """The statement of a closed quarter is published: its books stay as they are."""

    TYPE: ClassVar[str] = "linli.finance.v1.PeriodLocked"

    place_path: OrgPath
    quarter: str
    statement_id: str


@dataclass(frozen=True, slots=True)
class CommitmentMade(Event):
    """What a resolution in force lets be spent; `limit` where the vote said how much at the most."""

    TYPE: ClassVar[str] = "linli.finance.v1.CommitmentMade"

    commitment_id: str
    matter: str
    place_path: OrgPath
    title: str
    limit: Money | None = None


@dataclass(frozen=True, slots=True)
class BudgetSet(Event):
    """So much may be spent on the matter, from that fund."""

    TYPE: ClassVar[str] = "linli.finance.v1.BudgetSet"

    commitment_id: str
    matter: str
    amount: Money
    fund_id: str


@dataclass(frozen=True, slots=True)
class WorkOrdered(Event):
    """A company is to do something for a commitment; the order of it has the work's id."""

    TYPE: ClassVar[str] = "linli.finance.v1.WorkOrdered"

    work_id: str
    commitment_id: str
    matter: str
    place_path: OrgPath
    company_id: str
    category: str
    description: str
    ordered_by: str


@dataclass(frozen=True, slots=True)
class InvoiceRegistered(Event):
    """A company's invoice for ordered work came in."""

    TYPE: ClassVar[str] = "linli.finance.v1.InvoiceRegistered"

    invoice_id: str
    commitment_id: str
    matter: str
    work_id: str
    company_id: str
    amount: Money


@dataclass(frozen=True, slots=True)
class InvoiceApproved(Event):
    """One more person (the envelope's actor) approved an invoice; `complete`: it can be paid."""

    TYPE: ClassVar[str] = "linli.finance.v1.InvoiceApproved"

    invoice_id: str
    keys: int
    complete: bool


@dataclass(frozen=True, slots=True)
class InvoiceRejected(Event):
    """An invoice will not be paid."""

    TYPE: ClassVar[str] = "linli.finance.v1.InvoiceRejected"

    invoice_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class InvoicePaid(Event):
    """An invoice is paid, by that entry."""

    TYPE: ClassVar[str] = "linli.finance.v1.InvoicePaid"

    invoice_id: str
    commitment_id: str
    matter: str
    work_id: str
    company_id: str
    place_path: OrgPath
    amount: Money
    entry_id: str


@dataclass(frozen=True, slots=True)
class GrantApplied(Event):
    """A grant (专项经费) was applied for."""

    TYPE: ClassVar[str] = "linli.finance.v1.GrantApplied"

    grant_id: str
    title: str
    place_path: OrgPath
    payer: str
    amount: Money
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class GrantApproved(Event):
    """A grant is given, into a restricted fund of its own."""

    TYPE: ClassVar[str] = "linli.finance.v1.GrantApproved"

    grant_id: str
    matter: str | None
    amount: Money
    fund_id: str


@dataclass(frozen=True, slots=True)
class GrantRefused(Event):
    """A grant is not given."""

    TYPE: ClassVar[str] = "linli.finance.v1.GrantRefused"

    grant_id: str
    reasons: str


@dataclass(frozen=True, slots=True)
class GrantReceived(Event):
    """Money of a grant is there."""

    TYPE: ClassVar[str] = "linli.finance.v1.GrantReceived"

    grant_id: str
    matter: str | None
    amount: Money
    entry_id: str


@dataclass(frozen=True, slots=True)
class GrantSpent(Event):
    """What was done with a grant was told; what was left went back."""

    TYPE: ClassVar[str] = "linli.finance.v1.GrantSpent"

    grant_id: str
    matter: str | None
    spent: Money
    returned: Money


@dataclass(frozen=True, slots=True)
class GrantClosed(Event):
    """Whoever gave a grant is content with what was done with it."""

    TYPE: ClassVar[str] = "linli.finance.v1.GrantClosed"

    grant_id: str


@dataclass(frozen=True, slots=True)
class DonationReceived(Event):
    """A donation (捐赠) is there; `naming` is what shall bear a name, `honour` what the donor is called."""

    TYPE: ClassVar[str] = "linli.finance.v1.DonationReceived"

    donation_id: str
    fund_id: str
    place_path: OrgPath
    amount: Money
    naming: str
    honour: str
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class StatementPublished(Event):
    """A statement of a place's quarter is published; residents review it until then."""

    TYPE: ClassVar[str] = "linli.finance.v1.StatementPublished"

    statement_id: str
    place_path: OrgPath
    quarter: str
    publication_id: str
    review_until: datetime


@dataclass(frozen=True, slots=True)
class StatementOverdue(Event):
    """A quarter's statement is not published, and its day is over; told once of a place's quarter."""

    TYPE: ClassVar[str] = "linli.finance.v1.StatementOverdue"

    place_path: OrgPath
    quarter: str
    due: date


@dataclass(frozen=True, slots=True)
class StatementReviewed(Event):
    """What residents thought of a statement: how many, and the sum of their stars (1 to 5 each)."""

    TYPE: ClassVar[str] = "linli.finance.v1.StatementReviewed"

    statement_id: str
    place_path: OrgPath
    quarter: str
    count: int
    stars: int
    bad: bool


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    """Somebody (`owner`) has to answer for a statement until then (无效必问责)."""

    TYPE: ClassVar[str] = "linli.finance.v1.CaseOpened"

    case_id: str
    statement_id: str
    place_path: OrgPath
    owner: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CaseAnswered(Event):
    """There is an answer."""

    TYPE: ClassVar[str] = "linli.finance.v1.CaseAnswered"

    case_id: str
    statement_id: str
    late: bool


@dataclass(frozen=True, slots=True)
class CaseClosed(Event):
    """Somebody else is content with the answer."""

    TYPE: ClassVar[str] = "linli.finance.v1.CaseClosed"

    case_id: str
    statement_id: str
    finding: str


@dataclass(frozen=True, slots=True)
class CaseOverdue(Event):
    """The answer is late: the place `told` is told, one further up each time (level 1: its own)."""

    TYPE: ClassVar[str] = "linli.finance.v1.CaseOverdue"

    case_id: str
    place_path: OrgPath
    level: int
    told: OrgPath


@dataclass(frozen=True, slots=True)
class Published(Event):
    """A document was published (公示); its whole text stands in the public log."""

    TYPE: ClassVar[str] = "linli.finance.v1.Published"

    publication_id: str
    kind: Kind
    subject: str
    matter: str
    place_path: OrgPath
    title: str
    digest: str


@dataclass(frozen=True, slots=True)
class NoticePosted(Event):
    """The notice hangs on a physical board (公示栏), as its photo shows."""

    TYPE: ClassVar[str] = "linli.finance.v1.NoticePosted"

    publication_id: str
    board: str
    photo: str


@dataclass(frozen=True, slots=True)
class NoticeTakenDown(Event):
    """The notice hangs on the board no more."""

    TYPE: ClassVar[str] = "linli.finance.v1.NoticeTakenDown"

    publication_id: str
    board: str
    photo: str


@dataclass(frozen=True, slots=True)
class ObjectionRaised(Event):
    """Somebody objects to what was published."""

    TYPE: ClassVar[str] = "linli.finance.v1.ObjectionRaised"

    objection_id: str
    publication_id: str
    rule_by: datetime


@dataclass(frozen=True, slots=True)
class ObjectionRuled(Event):
    """There is a ruling on an objection."""

    TYPE: ClassVar[str] = "linli.finance.v1.ObjectionRuled"

    objection_id: str
    publication_id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class PublicityEnded(Event):
    """The publicity is over: what was published has effect, was overruled or taken back."""

    TYPE: ClassVar[str] = "linli.finance.v1.PublicityEnded"

    publication_id: str
    kind: Kind
    subject: str
    stage: str


@dataclass(frozen=True, slots=True)
class TariffSet(Event):
    """Something is charged every month in a place, by that formula."""

    TYPE: ClassVar[str] = "linli.finance.v1.TariffSet"

    tariff_id: str
    place_path: OrgPath
    name: str
    formula: str
    fund_id: str


@dataclass(frozen=True, slots=True)
class BillingBegun(Event):
    """A month is billed by a tariff; the bills follow."""

    TYPE: ClassVar[str] = "linli.finance.v1.BillingBegun"

    run_id: str
    tariff_id: str
    place_path: OrgPath
    month: str


@dataclass(frozen=True, slots=True)
class BillsIssued(Event):
    """Bills of a month were written; who has to pay one, as many in an event as one of it can hold."""

    TYPE: ClassVar[str] = "linli.finance.v1.BillsIssued"

    run_id: str
    name: str
    place_path: OrgPath
    month: str
    due: date
    payers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BillReminded(Event):
    """Who has to pay a bill is reminded of it (催缴), in the stages of the lawful ladder."""

    TYPE: ClassVar[str] = "linli.finance.v1.BillReminded"

    bill_id: str
    unit_id: str
    payer: str
    stage: str
    owed: Money


@dataclass(frozen=True, slots=True)
class PaymentReceived(Event):
    """A payment arrived; `receipt` is its receipt's number."""

    TYPE: ClassVar[str] = "linli.finance.v1.PaymentReceived"

    payment_id: str
    place_path: OrgPath
    payer: str
    amount: Money
    receipt: str


@dataclass(frozen=True, slots=True)
class PaymentRefunded(Event):
    """A payment was given back; its bills are owed again."""

    TYPE: ClassVar[str] = "linli.finance.v1.PaymentRefunded"

    payment_id: str
    place_path: OrgPath
    payer: str
    amount: Money


@dataclass(frozen=True, slots=True)
class CommonIncomeShared(Event):
    """A quarter's common income (公共收益) is credited to the owners; a part of it may go to a fund."""

    TYPE: ClassVar[str] = "linli.finance.v1.CommonIncomeShared"

    share_id: str
    fund_id: str
    place_path: OrgPath
    quarter: str
    income: Money
    cost: Money
    to_fund: Money
    to_owners: Money
    units: int


@dataclass(frozen=True, slots=True)
class BillCorrected(Event):
    """A bill was wrong: nothing is owed on it any more; `corrected_id` is the bill in its place."""

    TYPE: ClassVar[str] = "linli.finance.v1.BillCorrected"

    bill_id: str
    unit_id: str
    payer: str
    reason: str
    corrected_id: str | None = None


@dataclass(frozen=True, slots=True)
class LateFeeCharged(Event):
    """Contractual damages (违约金) for a bill that is overdue, as a bill of their own."""

    TYPE: ClassVar[str] = "linli.finance.v1.LateFeeCharged"

    bill_id: str
    for_bill_id: str
    unit_id: str
    payer: str
    amount: Money


@dataclass(frozen=True, slots=True)
class BillHoldAsked(Event):
    """Somebody asks that bills be held off (缓催): they are not dunned until it is decided."""

    TYPE: ClassVar[str] = "linli.finance.v1.BillHoldAsked"

    bill_hold_id: str
    payer: str
    kind: str
    bills: tuple[str, ...]
    owed: Money


@dataclass(frozen=True, slots=True)
class BillHoldGranted(Event):
    """Bills are held off until a day, perhaps with instalments (分期)."""

    TYPE: ClassVar[str] = "linli.finance.v1.BillHoldGranted"

    bill_hold_id: str
    payer: str
    until: date
    instalments: int


@dataclass(frozen=True, slots=True)
class BillHoldRefused(Event):
    """Bills are not held off, for these reasons."""

    TYPE: ClassVar[str] = "linli.finance.v1.BillHoldRefused"

    bill_hold_id: str
    payer: str
    reasons: str


@dataclass(frozen=True, slots=True)
class BillHoldEnded(Event):
    """Bills are held off no more: over, broken, paid or lifted."""

    TYPE: ClassVar[str] = "linli.finance.v1.BillHoldEnded"

    bill_hold_id: str
    payer: str
    why: str


@dataclass(frozen=True, slots=True)
class ArrearsOpened(Event):
    """A bill was reminded of in vain: what a payer owes for a unit is in a file (欠费档案) from now on."""

    TYPE: ClassVar[str] = "linli.finance.v1.ArrearsOpened"

    arrears_id: str
    unit_id: str
    payer: str
    fund_id: str


@dataclass(frozen=True, slots=True)
class DemandServed(Event):
    """A written demand (催告) was served, with proof."""

    TYPE: ClassVar[str] = "linli.finance.v1.DemandServed"

    arrears_id: str
    unit_id: str
    payer: str
    amount: Money
    pay_by: date
    way: str


@dataclass(frozen=True, slots=True)
class ArrearsMediated(Event):
    """The committee urged or mediated: agreed or failed."""

    TYPE: ClassVar[str] = "linli.finance.v1.ArrearsMediated"

    arrears_id: str
    unit_id: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SuitFiled(Event):
    """What is owed was taken to court."""

    TYPE: ClassVar[str] = "linli.finance.v1.SuitFiled"

    arrears_id: str
    unit_id: str
    payer: str


@dataclass(frozen=True, slots=True)
class ArrearsClosed(Event):
    """Nothing of a file of arrears is owed any more."""

    TYPE: ClassVar[str] = "linli.finance.v1.ArrearsClosed"

    arrears_id: str
    unit_id: str


@dataclass(frozen=True, slots=True)
class LimitationNear(Event):
    """The limitation (诉讼时效) of a claim ends on that day, unless something begins it anew."""

    TYPE: ClassVar[str] = "linli.finance.v1.LimitationNear"

    arrears_id: str
    unit_id: str
    ends: date


@dataclass(frozen=True, slots=True)
class FiguresRecorded(Event):
    """Numbers that a tariff asks for were recorded of so many units."""

    TYPE: ClassVar[str] = "linli.finance.v1.FiguresRecorded"

    tariff_id: str
    month: str
    units: int


@dataclass(frozen=True, slots=True)
class CostShared(Event):
    """A month's cost (公摊) is shared among units."""

    TYPE: ClassVar[str] = "linli.finance.v1.CostShared"

    shared_cost_id: str
    tariff_id: str
    place_path: OrgPath
    month: str
    amount: Money
    key: str
    units: int


@dataclass(frozen=True, slots=True)
class VacancyDeclared(Event):
    """A unit stands empty (空置), from a month through another."""

    TYPE: ClassVar[str] = "linli.finance.v1.VacancyDeclared"

    vacancy_id: str
    unit_id: str
    from_month: str
    through_month: str


@dataclass(frozen=True, slots=True)
class MaintenanceDeposited(Event):
    """A household paid into the maintenance fund (维修资金); `balance`: what it has there now."""

    TYPE: ClassVar[str] = "linli.finance.v1.MaintenanceDeposited"

    account_id: str
    fund_id: str
    unit_id: str
    amount: Money
    balance: Money


@dataclass(frozen=True, slots=True)
class InterestAllotted(Event):
    """Interest of a maintenance fund was shared among so many households' accounts."""

    TYPE: ClassVar[str] = "linli.finance.v1.InterestAllotted"

    interest_allotment_id: str
    fund_id: str
    amount: Money
    accounts: int


@dataclass(frozen=True, slots=True)
class MaintenanceCharged(Event):
    """So many households bore the cost of an invoice from their accounts."""

    TYPE: ClassVar[str] = "linli.finance.v1.MaintenanceCharged"

    fund_id: str
    invoice_id: str
    amount: Money
    accounts: int


@dataclass(frozen=True, slots=True)
class TopUpDue(Event):
    """A household has less than the policy's part of its first deposit left, and is to top up."""

    TYPE: ClassVar[str] = "linli.finance.v1.TopUpDue"

    account_id: str
    fund_id: str
    unit_id: str
    payer: str
    balance: Money
    first: Money


@dataclass(frozen=True, slots=True)
class EmergencyDeclared(Event):
    """The maintenance fund shall pay for what cannot wait for a vote."""

    TYPE: ClassVar[str] = "linli.finance.v1.EmergencyDeclared"

    emergency_id: str
    place_path: OrgPath
    fund_id: str
    ground: str
    amount: Money


@dataclass(frozen=True, slots=True)
class EmergencyConfirmed(Event):
    """Somebody else saw that it cannot wait: it is a commitment of the same id."""

    TYPE: ClassVar[str] = "linli.finance.v1.EmergencyConfirmed"

    emergency_id: str
    place_path: OrgPath
    amount: Money


@dataclass(frozen=True, slots=True)
class EmergencyRefused(Event):
    """It can wait for a vote."""

    TYPE: ClassVar[str] = "linli.finance.v1.EmergencyRefused"

    emergency_id: str
    reasons: str


@dataclass(frozen=True, slots=True)
class GrantReportOverdue(Event):
    """A grant is not accounted for in time: the place `told` is told, one further up each time."""

    TYPE: ClassVar[str] = "linli.finance.v1.GrantReportOverdue"

    grant_id: str
    place_path: OrgPath
    level: int
    told: OrgPath


@dataclass(frozen=True, slots=True)
class PlanDrafted(Event):
    """A year's plan (年度预算) is put before the assembly."""

    TYPE: ClassVar[str] = "linli.finance.v1.PlanDrafted"

    year_plan_id: str
    place_path: OrgPath
    year: int
    lines: int


@dataclass(frozen=True, slots=True)
class PlanAdopted(Event):
    """A year's plan is in force, by that resolution."""

    TYPE: ClassVar[str] = "linli.finance.v1.PlanAdopted"

    year_plan_id: str
    place_path: OrgPath
    year: int
    resolution_id: str


@dataclass(frozen=True, slots=True)
class VarianceExplained(Event):
    """It was said why a line of a plan is off at the end of a quarter."""

    TYPE: ClassVar[str] = "linli.finance.v1.VarianceExplained"

    year_plan_id: str
    line: int
    quarter: str


@dataclass(frozen=True, slots=True)
class InterestDeclared(Event):
    """Somebody has an interest in a company, and neither approves nor pays its invoices."""

    TYPE: ClassVar[str] = "linli.finance.v1.InterestDeclared"

    interest_id: str
    person_id: str
    company_id: str


@dataclass(frozen=True, slots=True)
class InterestEnded(Event):
    """An interest in a company has ended."""

    TYPE: ClassVar[str] = "linli.finance.v1.InterestEnded"

    interest_id: str


@dataclass(frozen=True, slots=True)
class AuditOpened(Event):
    """Somebody from outside reads a place's books until then (审计)."""

    TYPE: ClassVar[str] = "linli.finance.v1.AuditOpened"

    audit_id: str
    place_path: OrgPath
    auditor: str
    until: datetime


@dataclass(frozen=True, slots=True)
class BooksRead(Event):
    """Whoever audits looked into the books."""

    TYPE: ClassVar[str] = "linli.finance.v1.BooksRead"

    audit_id: str
    what: str


@dataclass(frozen=True, slots=True)
class AuditEnded(Event):
    """An audit is over before its time."""

    TYPE: ClassVar[str] = "linli.finance.v1.AuditEnded"

    audit_id: str


@dataclass(frozen=True, slots=True)
class AssetRegistered(Event):
    """An asset (闲置用房, 广告位, 停车位) is registered; its rent belongs to that fund of common income."""

    TYPE: ClassVar[str] = "linli.finance.v1.AssetRegistered"

    asset_id: str
    kind: AssetKind
    place_path: OrgPath
    code: str
    fund_id: str


@dataclass(frozen=True, slots=True)
class AssetRetired(Event):
    """An asset is let no more."""

    TYPE: ClassVar[str] = "linli.finance.v1.AssetRetired"

    asset_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class BidsCalled(Event):
    """Bids for an asset are called for (公开比价), until the deadline; `floor`: the least rent a month."""

    TYPE: ClassVar[str] = "linli.finance.v1.BidsCalled"

    call_id: str
    asset_id: str
    place_path: OrgPath
    floor: Money
    months: int
    deadline: datetime


@dataclass(frozen=True, slots=True)
class BidsOpened(Event):
    """The deadline of a call is over: its bids can be read by everybody."""

    TYPE: ClassVar[str] = "linli.finance.v1.BidsOpened"

    call_id: str
    place_path: OrgPath
    bids: int


@dataclass(frozen=True, slots=True)
class BidAwarded(Event):
    """One of the bids is chosen, with reasons; `highest`: the highest one (rent a month)."""

    TYPE: ClassVar[str] = "linli.finance.v1.BidAwarded"

    call_id: str
    asset_id: str
    place_path: OrgPath
    bid_id: str
    amount: Money
    highest: Money
    reasons: str


@dataclass(frozen=True, slots=True)
class CallWithdrawn(Event):
    """A call for bids came to nothing."""

    TYPE: ClassVar[str] = "linli.finance.v1.CallWithdrawn"

    call_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeaseSigned(Event):
    """An asset is let, as a resolution allows; `call_id` if bids were compared."""

    TYPE: ClassVar[str] = "linli.finance.v1.LeaseSigned"

    lease_id: str
    asset_id: str
    place_path: OrgPath
    matter: str
    rent: Money
    months: int
    begins: date
    call_id: str | None = None


@dataclass(frozen=True, slots=True)
class RentBilled(Event):
    """A month of a lease is billed."""

    TYPE: ClassVar[str] = "linli.finance.v1.RentBilled"

    lease_id: str
    bill_id: str
    month: str
    amount: Money


@dataclass(frozen=True, slots=True)
class LeaseEnded(Event):
    """A lease is over, at its time or before it (`early`)."""

    TYPE: ClassVar[str] = "linli.finance.v1.LeaseEnded"

    lease_id: str
    asset_id: str
    place_path: OrgPath
    on: date
    early: bool


@dataclass(frozen=True, slots=True)
class DepositTaken(Event):
    """A deposit (押金) is held; `lease_id` if it secures a lease."""

    TYPE: ClassVar[str] = "linli.finance.v1.DepositTaken"

    deposit_id: str
    place_path: OrgPath
    fund_id: str
    amount: Money
    lease_id: str | None = None


@dataclass(frozen=True, slots=True)
class DepositReturned(Event):
    """A deposit is returned: so much is paid out, kept as compensation, and set against open bills."""

    TYPE: ClassVar[str] = "linli.finance.v1.DepositReturned"

    deposit_id: str
    place_path: OrgPath
    fund_id: str
    paid: Money
    kept: Money
    settled: Money


@dataclass(frozen=True, slots=True)
class ServiceContracted(Event):
    """A company provides a paid service (养老, 托幼, 快递); `share`: hundredths of a percent of turnover."""

    TYPE: ClassVar[str] = "linli.finance.v1.ServiceContracted"

    service_id: str
    kind: ServiceKind
    place_path: OrgPath
    company_id: str
    fund_id: str
    share: int


@dataclass(frozen=True, slots=True)
class ShareBilled(Event):
    """The share of a month's turnover is billed: it flows back into the fund."""

    TYPE: ClassVar[str] = "linli.finance.v1.ShareBilled"

    service_id: str
    bill_id: str
    month: str
    turnover: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class PaidOrderBilled(Event):
    """A round of a paid order is billed, by a bill of this id, to whoever accepted its price."""

    TYPE: ClassVar[str] = "linli.finance.v1.PaidOrderBilled"

    paid_order_id: str
    order_id: str
    round: int
    place: OrgPath
    payer: str
    amount: Money


@dataclass(frozen=True, slots=True)
class ServiceEnded(Event):
    """That month is the last one of a provider's contract."""

    TYPE: ClassVar[str] = "linli.finance.v1.ServiceEnded"

    service_id: str
    month: str


@dataclass(frozen=True, slots=True)
class CashReceived(Event):
    """Cash was taken in at the desk, against a receipt of that number."""

    TYPE: ClassVar[str] = "linli.finance.v1.CashReceived"

    receipt_id: str
    place_path: OrgPath
    fund_id: str
    number: str
    amount: Money


@dataclass(frozen=True, slots=True)
class CashCounted(Event):
    """One person counted the desk's cash; a second one confirms."""

    TYPE: ClassVar[str] = "linli.finance.v1.CashCounted"

    place_path: OrgPath
    day: date
    booked: Money
    counted: Money


@dataclass(frozen=True, slots=True)
class CashDayClosed(Event):
    """Two persons closed a day of the desk; `difference` is booked."""

    TYPE: ClassVar[str] = "linli.finance.v1.CashDayClosed"

    place_path: OrgPath
    day: date
    counted: Money
    difference: Money


@dataclass(frozen=True, slots=True)
class CashHandedOver(Event):
    """The desk's cash went to the bank; `slip`: the number of the bank's slip."""

    TYPE: ClassVar[str] = "linli.finance.v1.CashHandedOver"

    handover_id: str
    place_path: OrgPath
    slip: str
    amount: Money


@dataclass(frozen=True, slots=True)
class BankStatementImported(Event):
    """A bank statement was taken in; `lines`: how many of its lines no earlier one had."""

    TYPE: ClassVar[str] = "linli.finance.v1.BankStatementImported"

    statement_id: str
    place_path: OrgPath
    first: date
    last: date
    lines: int


@dataclass(frozen=True, slots=True)
class BankLineMatched(Event):
    """It is decided what a bank line is, and why."""

    TYPE: ClassVar[str] = "linli.finance.v1.BankLineMatched"

    line_id: str
    place_path: OrgPath
    kind: MatchKind
    reason: str
    amount: Money


@dataclass(frozen=True, slots=True)
class BankLineUnmatched(Event):
    """What a bank line is, is open again."""

    TYPE: ClassVar[str] = "linli.finance.v1.BankLineUnmatched"

    line_id: str
    place_path: OrgPath
    reason: str


@dataclass(frozen=True, slots=True)
class SettlementReconciled(Event):
    """The payment provider's settlement of a day is compared with the payments, to the fen."""

    TYPE: ClassVar[str] = "linli.finance.v1.SettlementReconciled"

    settlement_id: str
    day: date
    rows: int
    amount: Money
    fee: Money
    differences: int


@dataclass(frozen=True, slots=True)
class DifferenceFound(Event):
    """The provider's settlement and the books say something else of a payment."""

    TYPE: ClassVar[str] = "linli.finance.v1.DifferenceFound"

    difference_id: str
    settlement_id: str
    place_path: OrgPath
    payment_id: str
    difference: Difference
    ours: Money | None = None
    theirs: Money | None = None


@dataclass(frozen=True, slots=True)
class DifferenceExplained(Event):
    """Such a difference is explained."""

    TYPE: ClassVar[str] = "linli.finance.v1.DifferenceExplained"

    difference_id: str
    place_path: OrgPath
    note: str


@dataclass(frozen=True, slots=True)
class OpenMattersFound(Event):
    """What of a person's is open here and stands against their erasure, in answer to identity's question."""

    TYPE: ClassVar[str] = "linli.finance.v1.OpenMattersFound"

    erasure_id: str
    person_id: str
    round: int
    matters: tuple[OpenMatter, ...]


@dataclass(frozen=True, slots=True)
class AuditExported(Event):
    """Somebody asked for a file of the audit trail's first `size` entries: of those that fit what is said."""

    TYPE: ClassVar[str] = "linli.finance.v1.AuditExported"

    job_id: str
    size: int
    actor_id: str | None = None
    person_id: str | None = None
    act: str | None = None
    place_path: OrgPath | None = None
    since: str | None = None
    until: str | None = None
    emergency: str | None = None


@dataclass(frozen=True, slots=True)
class RetentionApplied(Event):
    """So much personal data went that was kept longer than `days`, by a rule of the policy `retention`."""

    TYPE: ClassVar[str] = "linli.finance.v1.RetentionApplied"

    rule: str
    days: int
    number: int

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What finance answers and takes.

Generated from `proto/http/finance.v1.yaml` by `make proto`: do not edit.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field
from services.portal.client.model import Model


class AccountGrant(Model):
    """
    `entry_id`: of the entry by which the rest goes back, if there is one.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    report: Annotated[str, Field(max_length=2000, min_length=1)]
    entry_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    effective: date


class AccountRule(Model):
    """
    One account of the chart.
    """

    code: str
    name: str
    name_en: str
    kind: Annotated[str, Field(description='资产、负债、净资产、收入、支出.')]


class ActView(Model):
    """
    An act in its place of the chain; `persons`: whom it names, `head`: the chain's hash with it.

    `emergency`: the emergency access (应急访问) that the actor had open.
    """

    id: str
    event_id: str
    at: AwareDatetime
    actor: str
    act: str
    aggregate: str
    persons: list[str]
    place: str
    head: str
    emergency: str


class AdoptPlan(Model):
    """
    `resolution_id`: of the vote, which is also that of its commitment.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    resolution_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]


class Amount(Model):
    """
    An amount above nought, in the currency's smallest unit.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    fen: Annotated[int, Field(ge=1, le=10000000000000)]
    currency: Annotated[str, Field(pattern='^[A-Z]{3}$')] = 'CNY'


class AnswerCase(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    answer: Annotated[str, Field(max_length=2000, min_length=1)]


class ApprovalView(Model):
    by: str
    at: AwareDatetime


class ApproveGrant(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    amount: Amount


class AssetView(Model):
    """
    `state`: free, called, let or retired; the lease or call that it is bound by.
    """

    id: str
    version: int
    place: str
    kind: str
    code: str
    name: str
    fund_id: str
    state: str
    lease_id: str | None
    call_id: str | None
    registered_at: AwareDatetime


class AwardBid(Model):
    """
    `passed_over`: why the highest bid is not chosen.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    bid_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]
    passed_over: Annotated[str, Field(max_length=2000)] = ''


class BankAccountView(Model):
    id: str
    place: str
    number: str
    bank: str
    fund_id: str


class BankStatementView(Model):
    """
    `known`: how many of its lines an earlier file had.
    """

    id: str
    account_id: str
    place: str
    name: str
    first: date
    last: date
    imported_at: AwareDatetime
    lines: int
    known: int


class BeginFile(Model):
    """
    `size`: bytes. `table`: to be read as rows (CSV, XLSX), in place of a picture or document.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    size: Annotated[int, Field(ge=1)]
    table: bool = False


class BeginPayment(Model):
    """
    `id`: the client's, of this payment for ever.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    bills: Annotated[list[str], Field(max_length=20, min_length=1)]


class BeginPrepayment(Model):
    """
    `id`: the client's, of this payment for ever.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    tariff_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    months: Annotated[int, Field(ge=1, le=12)]


class BelowView(Model):
    """
    A place below, and the fields that it sets itself.
    """

    path: str
    fields: list[str]


class BillMonth(Model):
    """
    `month`: as `2026-03`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    month: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$')]


class BillPaidOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')]


class BoardView(Model):
    """
    A physical board; the photos are file ids.
    """

    board: str
    at: AwareDatetime
    photo: str
    down_at: AwareDatetime | None
    down_photo: str


class CalendarPolicy(Model):
    """
    Working time. `days` override the published holidays (true: worked).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    zone: str
    hours: list[list[Any]]
    days: dict[str, bool]


class CallBids(Model):
    """
    `resolution_id`: the resolution in force that lets it be let; `floor`: the least rent a month.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    resolution_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    floor: Amount
    months: Annotated[int, Field(ge=1, le=1200)]
    deadline: AwareDatetime


class CaseView(Model):
    """
    `level`: how many places up were told that the answer is late.
    """

    id: str
    version: int
    statement_id: str
    place: str
    owner: str
    opened_at: AwareDatetime
    due_at: AwareDatetime
    state: str
    answer: str
    answered_at: AwareDatetime | None
    finding: str
    level: int


class ChartPolicy(Model):
    """
    The chart of accounts (会计科目); those that the rules themselves post to keep their kind.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    accounts: list[AccountRule]


class CloseDifference(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    note: Annotated[str, Field(max_length=2000, min_length=1)]


class ClosePeriod(Model):
    """
    `quarter`: as `2026Q1`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    place_path: Annotated[str, Field(max_length=400)]
    quarter: str


class ColumnNames(Model):
    """
    As the header of the bank's CSV names them; `amount`, signed, or `credit` and `debit`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    day: Annotated[str, Field(max_length=100, min_length=1)] = '交易日期'
    amount: Annotated[str, Field(max_length=50)] = ''
    credit: Annotated[str, Field(max_length=50)] = '贷方金额'
    debit: Annotated[str, Field(max_length=50)] = '借方金额'
    payer: Annotated[str, Field(max_length=50)] = '对方户名'
    text: Annotated[str, Field(max_length=50)] = '摘要'
    reference: Annotated[str, Field(max_length=50)] = '流水号'
    day_format: Annotated[str, Field(max_length=20, pattern='^(%[Ymd]|[-/.])+$')] = '%Y-%m-%d'
    delimiter: Annotated[str, Field(pattern='^[,;\\t|]$')] = ','


class ConfirmCount(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    place_path: Annotated[str, Field(max_length=400)]


class CorrectBill(Model):
    """
    `amount`: what is owed in its place; without one nothing is, as when a late fee is waived.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]
    amount: Amount | None = None


class CountCash(Model):
    """
    `counted`: fen; `fund_id`: which fund bears a difference.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    place_path: Annotated[str, Field(max_length=400)]
    counted: Annotated[int, Field(ge=0, le=10000000000000)]
    reason: Annotated[str, Field(max_length=500)] = ''
    fund_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class DeadlineMoveView(Model):
    """
    A deadline that would move; `aggregate` is what has it, as `noun/id`.
    """

    aggregate: str
    was_due_at: AwareDatetime
    due_at: AwareDatetime


class DecideEmergency(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    confirmed: bool
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class DeclareInterest(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    company_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class DeclareVacancy(Model):
    """
    Months as `2026-03`, both of them included.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    from_month: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$')]
    through_month: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$')]
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class DepositInput(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    amount: Amount


class DepositMaintenance(Model):
    """
    `entry_id`: of the entry by which all of it is booked.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    entry_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    effective: date
    deposits: Annotated[list[DepositInput], Field(max_length=50, min_length=1)]


class DeskView(Model):
    """
    `open_day`: the day that is not closed yet.
    """

    place: str
    last: int
    open_day: date | None


class EndLease(Model):
    """
    `on`: its last day.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    on: date
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class EndService(Model):
    """
    `month`: the last one.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    month: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$')]


class ExplainVariance(Model):
    """
    `line`: by its place in the plan, from 0 on; `quarter`: as `2026Q1`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    line: Annotated[int, Field(ge=0, le=99)]
    quarter: str
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class ExportActs(Model):
    """
    Which acts are written into the file.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    actor: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    person_id: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    act: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    place: Annotated[str | None, Field(max_length=400)] = None
    since: date | None = None
    until: date | None = None
    emergency: Annotated[str | None, Field(max_length=100, min_length=1)] = None


class FigureInput(Model):
    """
    `value`: in thousandths; 2000 are two spaces.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    unit_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    value: Annotated[int, Field(ge=0, le=10000000000)]


class FileSuit(Model):
    """
    `number`: the court's, or that of the receipt for the papers.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    filed_on: date
    court: Annotated[str, Field(max_length=100, min_length=1)]
    number: Annotated[str, Field(max_length=100, min_length=1)]


class FileView(Model):
    """
    `piece_bytes`: what each piece has but the last; pieces are numbered from 0.
    """

    id: str
    name: str
    state: Annotated[
        str,
        Field(
            description='`open`: pieces come; `complete`: they are all there and not yet looked through; `ready`: to be read.'
        ),
    ]
    size: int
    piece_bytes: int
    content_type: str
    width: int
    height: int
    digest: str
    problem: str


class HandedPart(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    amount: Amount


class HeadView(Model):
    """
    `note` is signed (C2SP tlog-checkpoint); `verifier` checks it, once it is known from elsewhere.
    """

    size: int
    root: str
    signed_at: AwareDatetime
    note: str
    verifier: str


class HealthView(Model):
    """
    A district in this service: `acts` happened there, the last one then.

    `failed_jobs` within a week, `letters` given up, `late`: what did not come in time. Each is counted to a
    hundred at most.
    """

    district: str
    last_act_at: AwareDatetime | None
    acts: int
    failed_jobs: int
    letters: int
    late: int


class HonourRule(Model):
    """
    What a donor is called from an amount (fen) on.
    """

    least: int
    name: str


class ImportJournal(Model):
    """
    `id`: the client's; `fund_id`: where all of it is posted. Accounts are the chart's codes.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    text: Annotated[str, Field(max_length=200000, min_length=1)]


class IncomePolicy(Model):
    """
    How much of the common income goes to the maintenance fund before the owners share the rest.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    fund_part: Annotated[str, Field(description='more_than_half: Shanghai Art. 51')]
    fund_percent: Annotated[int, Field(description='for at_least_percent')]


class InstalmentInput(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    due: date
    amount: Amount


class InterestView(Model):
    id: str
    company_id: str
    text: str
    declared_at: AwareDatetime
    ended: bool


class JobView(Model):
    """
    `total` is null where nobody counted; the result can be fetched once the state is `done`.
    """

    id: str
    kind: str
    state: str
    done: int
    total: int | None
    name: str
    content_type: str
    problem: str
    started_at: AwareDatetime
    ended_at: AwareDatetime | None


class JudgeCase(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    accepted: bool
    finding: Annotated[str, Field(max_length=2000, min_length=1)]


class LeafView(Model):
    """
    A published fact: `data` is hashed as it stands here, in UTF-8.
    """

    index: int
    name: str
    data: str


class LettingPolicy(Model):
    """
    Up to what common assets are let without bids that are compared in public.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    direct_up_to: Annotated[int, Field(description='fen: the rent of the whole term')]


class MakeBid(Model):
    """
    `amount`: the rent a month; `company_id`: for a company, which everybody is told after the deadline.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    amount: Amount
    terms: Annotated[str, Field(max_length=500)] = ''
    company_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class MatchLine(Model):
    """
    `ids`: of bills, of one entry, of one settlement, or of one fund with the `account` that it is.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['bills', 'entry', 'payout', 'account'],
        Field(
            description="What a bank line turned out to be: bills, an entry that was booked, a provider's payout, an account."
        ),
    ]
    ids: Annotated[list[str], Field(max_length=20, min_length=1)]
    account: Annotated[str | None, Field(pattern='^[0-9]{4,8}$')] = None
    note: Annotated[str, Field(max_length=500)] = ''


class MediationView(Model):
    held_on: date
    outcome: str
    record: str


class MoneyView(Model):
    """
    An amount in the currency's smallest unit (fen for CNY).
    """

    fen: int
    currency: str


class MonthPaidLeadView(Model):
    """
    Of the runs whose due day was counted in a month that is over, in steps of five percent: which part of
    all households, and of members', paid by the due day; and the members' part of those that paid first.

    None: withheld, because too few bills, households, members or others are behind it (policy `billing`), or
    because the month is not over.
    """

    place: str
    month: str
    prompt_percent: int | None
    prompt_members_percent: int | None
    first_members_percent: int | None


class ObjectionView(Model):
    """
    `rule_by`: when there must be a ruling; `outcome` is null until there is one.
    """

    id: str
    publication_id: str
    text: str
    at: AwareDatetime
    rule_by: AwareDatetime
    outcome: str | None
    reasons: str
    ruled_at: AwareDatetime | None


class OpenAudit(Model):
    """
    `auditor`: the person; `mandate`: who asked for it, and of what.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_path: Annotated[str, Field(max_length=400)]
    auditor: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    mandate: Annotated[str, Field(max_length=2000, min_length=1)]
    until: AwareDatetime


class OpenFund(Model):
    """
    `allowed`: the expense accounts that it may pay, all if none is named; `matter`: for it alone.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['operating', 'maintenance', 'community', 'grant', 'donation', 'common_income'],
        Field(description='业委会/自管资金、维修资金、社区基金、专项经费、捐赠、公共收益.'),
    ]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    purpose: Annotated[str, Field(max_length=2000, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    allowed: Annotated[list[str], Field(max_length=50)] = []
    matter: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class OrderWork(Model):
    """
    `category`: one of dispatch's catalogue.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    company_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    category: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9_-]{0,39}$')] = 'other'
    description: Annotated[str, Field(max_length=2000, min_length=1)]


class PageViewActView(Model):
    items: list[ActView]
    next: str | None
    previous: str | None = None


class PageViewAssetView(Model):
    items: list[AssetView]
    next: str | None
    previous: str | None = None


class PageViewBankAccountView(Model):
    items: list[BankAccountView]
    next: str | None
    previous: str | None = None


class PageViewBankStatementView(Model):
    items: list[BankStatementView]
    next: str | None
    previous: str | None = None


class PageViewCaseView(Model):
    items: list[CaseView]
    next: str | None
    previous: str | None = None


class PageViewDeskView(Model):
    items: list[DeskView]
    next: str | None
    previous: str | None = None


class PageViewHealthView(Model):
    items: list[HealthView]
    next: str | None
    previous: str | None = None


class PageViewInterestView(Model):
    items: list[InterestView]
    next: str | None
    previous: str | None = None


class PageViewJobView(Model):
    items: list[JobView]
    next: str | None
    previous: str | None = None


class PageViewLeafView(Model):
    items: list[LeafView]
    next: str | None
    previous: str | None = None


class PageViewObjectionView(Model):
    items: list[ObjectionView]
    next: str | None
    previous: str | None = None


class PaidOrderView(Model):
    """
    `state`: waiting for a fund, billed, withdrawn, or kept because it was paid when it was reopened.

    Its bill has the same id. `payer`: who accepted the price. `waits`: why it waits, as long as it does: no
    fund is named, one that does not fit, a home that is not known here, or nothing any more.
    """

    id: str
    version: int
    order_id: str
    round: int
    place: str
    category: str
    payer: str
    amount: MoneyView
    rendered_at: AwareDatetime
    state: str
    fund_id: str | None
    account: str | None
    waits: str | None


class PaidServicePolicy(Model):
    """
    Which fund and income account a paid order (有偿服务) is billed for; without a fund it waits.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    fund_id: Annotated[str | None, Field(description='of the place or above it')] = None
    account: Annotated[str, Field(description='an account of income')]
    due_days: Annotated[int, Field(description='from the bill to its due day')]


class PartView(Model):
    bill_id: str
    amount: MoneyView


class PathView(Model):
    """
    Hashes in hexadecimal digits, as RFC 6962 orders them.
    """

    path: list[str]


class PayInvoice(Model):
    """
    `entry_id`: of the entry by which it is paid; `account`: what it is spent on.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    entry_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')] = '5001'
    effective: date


class PaymentView(Model):
    """
    `pay_url`: where it is paid, null once it is; `receipt`: its number; `reason`: why it is given back.
    """

    id: str
    bills: list[str]
    amount: MoneyView
    state: str
    begun_at: AwareDatetime
    paid_at: AwareDatetime | None
    prepaid: MoneyView
    receipt: str
    reason: str
    pay_url: str | None


class PeriodView(Model):
    """
    `state`: closing until the statement is published, then locked.
    """

    id: str
    place: str
    quarter: str
    state: str
    closed_at: AwareDatetime | None
    statement_id: str | None


class PlaceHold(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    amount: Amount
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    expires_at: AwareDatetime | None = None


class PlacePartView(Model):
    """
    A part of where it is, from the district down to the place itself.
    """

    path: str
    kind: str
    name: str


class PlaceView(Model):
    path: str
    kind: str
    name: str


class PlanLineInput(Model):
    """
    `account`: an income or an expense; `amount`: of the whole year.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')]
    purpose: Annotated[str, Field(max_length=100, min_length=1)]
    amount: Amount


class PlanLineView(Model):
    """
    `kind`: income or expense.
    """

    fund_id: str
    account: str
    kind: str
    purpose: str
    amount: MoneyView


class PolicyChangeView(Model):
    """
    A field that would change; `from_above`: it would be as it is above.
    """

    field: str
    before: Any
    after: Any
    from_above: bool


class PolicyFormView(Model):
    """
    A policy with its JSON schema and what holds at a place.

    `here` are the fields set there, `locked_here` those that it locks for places below. `origins` says which
    place a value comes from (of those not named the release's default holds), `locked` which place above
    locks a field, `below` who sets what otherwise: at most two hundred places. `tag` is for `If-Match`.
    """

    name: str
    about: str
    rules: dict[str, Any]
    place: str
    tag: str
    values: dict[str, Any]
    here: list[str]
    locked_here: list[str]
    origins: dict[str, str]
    locked: dict[str, str]
    below: list[BelowView]


class PolicyNameView(Model):
    """
    A policy of this service.
    """

    name: str
    about: str


class PolicyTrialView(Model):
    """
    What would change at the place, and who below sets these fields and would not notice.
    """

    changes: list[PolicyChangeView]
    below: list[BelowView]


class PolicyTried(Model):
    """
    What would be put: the `rules` that are set, those to `inherit` again, those to lock for below.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    policy: Annotated[str, Field(pattern='^[a-z][a-z_]{0,39}$')]
    place: Annotated[str | None, Field(max_length=400)] = None
    rules: Annotated[dict[str, Any], Field(max_length=50)]
    inherit: Annotated[list[str], Field(max_length=50)] = []
    locked: Annotated[list[str] | None, Field(max_length=50)] = None


class PolicyVersionView(Model):
    """
    When a version was set and by whom; `number` reads it.

    `chosen` is what was set there then, `locked` what was locked for places below, `effective` what held.
    """

    number: int
    since: AwareDatetime
    by: str
    chosen: dict[str, Any]
    locked: list[str]
    effective: dict[str, Any]


class PostHold(Model):
    """
    `entry_id`: of the entry by which it is paid; `account`: what it is spent on.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    entry_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')]
    amount: Amount
    effective: date


class PostNotice(Model):
    """
    `board`: which one, in words; `photo_id`: the file that shows it hanging there.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    board: Annotated[str, Field(max_length=100, min_length=1)]
    photo_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class PostedLine(Model):
    """
    `fen`: above nought a debit (借), below a credit (贷).
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    fen: Annotated[int, Field(ge=-10000000000000, le=10000000000000)]
    currency: Annotated[str, Field(pattern='^[A-Z]{3}$')] = 'CNY'


class PreviewView(Model):
    """
    `amount` is null where the unit's owner or area is not known, or nobody holds the parking space.

    `unit_id` is null of a parking space, `name` its number.
    """

    unit_id: str | None
    name: str
    amount: MoneyView | None


class ProposalView(Model):
    """
    `amount`: what is owed on it, or what it comes to.
    """

    kind: str
    reason: str
    ids: list[str]
    amount: MoneyView
    certain: bool


class PublicAssetView(Model):
    """
    `rent`: what it brings a month, null while nobody has it.
    """

    id: str
    place: str
    kind: str
    code: str
    name: str
    state: str
    rent: MoneyView | None
    until: date | None


class PublicBidView(Model):
    """
    `company`: empty for a person; amount, salt and company are null or empty while it is sealed.
    """

    number: int
    made_at: AwareDatetime
    digest: str
    amount: MoneyView | None
    salt: str
    company: str
    chosen: bool


class PublicCallView(Model):
    id: str
    asset_id: str
    place: str
    kind: str
    name: str
    text: str
    floor: MoneyView
    months: int
    called_at: AwareDatetime
    deadline: AwareDatetime
    state: str
    bids: int
    reasons: str
    passed_over: str


class PublicCaseView(Model):
    id: str
    opened_at: AwareDatetime
    due_at: AwareDatetime
    state: str
    answer: str
    answered_at: AwareDatetime | None
    finding: str
    level: int


class PublicDonationView(Model):
    """
    `donor`: 匿名 unless they agreed to be named.
    """

    id: str
    place: str
    donor: str
    amount: MoneyView
    received_at: AwareDatetime
    naming: str
    honour: str


class PublicInvoiceView(Model):
    """
    `approved`: by how many of the `keys` persons that have to.
    """

    id: str
    work_id: str
    company_id: str
    company: str
    text: str
    amount: MoneyView
    keys: int
    approved: int
    state: str
    registered_at: AwareDatetime
    paid_at: AwareDatetime | None


class PublicationView(Model):
    """
    `until`: when the clock ends, null while no board has it; `unruled`: objections without an answer.
    """

    id: str
    version: int
    kind: str
    subject: str
    matter: str
    place: str
    title: str
    content: str
    digest: str
    published_at: AwareDatetime
    stage: str
    until: AwareDatetime | None
    postings: list[BoardView]
    objections: int
    unruled: int
    ended_at: AwareDatetime | None


class RaiseObjection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class ReadBooks(Model):
    """
    `after`: the cursor that the page before gave.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    after: str | None = None


class ReceiptView(Model):
    """
    What everybody who has a receipt may check: no person, and not what it was paid for.
    """

    receipt: str
    amount: MoneyView
    state: str
    paid_at: AwareDatetime


class ReceiveCash(Model):
    """
    `bills`: of the fund; without any, `account` says what income it is. Its entry has its id.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    payer: Annotated[str, Field(max_length=100, min_length=1)]
    text: Annotated[str, Field(max_length=100, min_length=1)]
    amount: Amount
    bills: Annotated[list[str], Field(max_length=20)] = []
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')] = '1122'


class ReceiveDonation(Model):
    """
    `public`: the donor agreed to be named; `naming`: what shall bear the name. Its entry has its id.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    donor: Annotated[str, Field(max_length=100, min_length=1)]
    amount: Amount
    effective: date
    public: bool = False
    naming: Annotated[str, Field(max_length=100)] = ''


class ReceiveGrant(Model):
    """
    `entry_id`: of the entry by which it is booked.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    entry_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    amount: Amount
    effective: date


class ReckonedBillView(Model):
    """
    `tariff_id` and its `formula`: null and empty for a rent or a share; `area`: in
    hundredths of a square metre, null where it was not known.
    """

    id: str
    unit_id: str
    fund_id: str
    place: str
    place_parts: list[PlacePartView]
    name: str
    month: str
    amount: MoneyView
    paid: MoneyView
    owed: MoneyView
    due: date
    open: bool
    overdue: bool
    stage: int
    hold: str | None
    withdrawn: str
    reference: str
    tariff_id: str | None
    formula: str
    area: int | None


class RecordFigures(Model):
    """
    `month`: as `2026-03`, or `standing` for the number of spaces.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    month: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$|^standing$')] = 'standing'
    figures: Annotated[list[FigureInput], Field(max_length=100, min_length=1)]


class RefundPayment(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class RefuseGrant(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class RegisterAccount(Model):
    """
    `fund_id`: the fund in which what nobody knows yet is in suspense.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    number: Annotated[str, Field(pattern='^[0-9A-Z]{6,34}$')]
    bank: Annotated[str, Field(max_length=100, min_length=1)]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    columns: ColumnNames | None = None


class RegisterAsset(Model):
    """
    `code`: its number in the register; `fund_id`: the fund of common income of its place.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[Literal['room', 'advert', 'parking'], Field(description='闲置用房、广告位、停车位.')]
    code: Annotated[str, Field(max_length=100, min_length=1)]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class RegisterInvoice(Model):
    """
    `number`: the company's own.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    commitment_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    work_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    company_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    number: Annotated[str, Field(max_length=100, min_length=1)]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    amount: Amount


class RejectInvoice(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class ReportTurnover(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    month: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$')]
    turnover: Amount


class RetentionPolicy(Model):
    """
    How long personal data is kept once its purpose is done (保存期限).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    vouchers_days: Annotated[
        int,
        Field(
            description="names on receipts of cash, gifts, deposits, leases and the bank's lines, from the end of the year in which they were booked, returned or ended; at least 10958 days (vouchers are kept for 30 years from the end of their year: 会计档案管理办法, Art. 14, Annex 1)"
        ),
    ]
    bill_holds_days: Annotated[
        int,
        Field(
            description='why somebody could not pay or disputed a bill, from the end of it or, refused, from the application'
        ),
    ]
    bids_days: Annotated[
        int, Field(description='names of who bid for a lease, from the deadline of a call that is decided')
    ]
    reviews_days: Annotated[
        int, Field(description="the words of residents on a quarter's statement, from when they were said")
    ]
    objections_days: Annotated[int, Field(description='the words of objections, from the ruling')]


class RetireAsset(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class ReturnDeposit(Model):
    """
    `entry_id`: of the entry that will book it; `kept`: fen, as compensation for what `reason` says.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    entry_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')] = '1002'
    kept: Annotated[int, Field(ge=0, le=10000000000000)] = 0
    reason: Annotated[str, Field(max_length=500)] = ''


class ReversalView(Model):
    """
    `confirmed_by` is empty until a second person has confirmed it, or where none is needed.
    """

    id: str
    version: int
    entry_id: str
    reason: str
    asked_by: str
    asked_at: AwareDatetime
    confirmed_by: str


class ReverseEntry(Model):
    """
    `id`: of the entry that takes the other back.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class ReviewStatement(Model):
    """
    `stars`: 1 (bad) to 5.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    stars: Annotated[int, Field(ge=1, le=5)]
    text: Annotated[str, Field(max_length=2000)] = ''


class ReviewView(Model):
    statement_id: str
    stars: int
    text: str
    at: AwareDatetime


class RuleView(Model):
    """
    A rule of the policy `retention`: its `days`, and the least that it may say with the `law` for it.

    `due` would go now (`more`: there are more than were counted), the oldest is over since `oldest`;
    `went`: how many went in the last run.
    """

    rule: str
    days: int
    least_days: int
    law: str
    due: int
    more: bool
    oldest: date | None
    went: int


class RunView(Model):
    """
    `skipped`: units without an owner or a known area.
    """

    id: str
    tariff_id: str
    month: str
    begun_at: AwareDatetime
    billed: int
    skipped: int
    amount: MoneyView


class ServiceView(Model):
    """
    `share`: of the turnover, in hundredths of a percent; `ends`: the last month.
    """

    id: str
    version: int
    place: str
    kind: str
    company_id: str
    provider: str
    name: str
    fund_id: str
    share: int
    begins: str
    ends: str
    contracted_at: AwareDatetime


class SetBudget(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    amount: Amount
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class SetTariff(Model):
    """
    `account`: the income; `due_days`: from the bill to its due day.

    `spaces`: the kind of parking spaces whose holders are charged, without one units are; what the compound
    lets (`rented`) is common income.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    formula: Annotated[str, Field(max_length=200, min_length=1)]
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')] = '4001'
    due_days: Annotated[int, Field(ge=1, le=365)] = 30
    spaces: str | None = None


class SettlementView(Model):
    """
    `net`: what the provider pays to the bank; `payout`: its reference there.
    """

    id: str
    day: date
    fetched_at: AwareDatetime
    count: int
    amount: MoneyView
    fee: MoneyView
    net: MoneyView
    payout: str
    state: str
    differences: int


class ShareIncome(Model):
    """
    `maintenance_fund_id`: where the fund's part goes, which a policy may ask for.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    quarter: str
    maintenance_fund_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class SharedCostView(Model):
    """
    `quantity` in thousandths at `unit_price`, as the meter and the supplier say.
    """

    id: str
    tariff_id: str
    place: str
    month: str
    amount: MoneyView
    key: str
    units: int
    shared_at: AwareDatetime
    quantity: int | None
    unit_price: MoneyView | None


class SignLease(Model):
    """
    `payer_id`: the person or company that gets the bills, if they are known here; `rent`: a month.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    resolution_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    lessee: Annotated[str, Field(max_length=100, min_length=1)]
    payer_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    begins: date
    months: Annotated[int, Field(ge=1, le=1200)]
    rent: Amount
    due_days: Annotated[int, Field(ge=1, le=90)] = 10
    call_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class SpendingPolicy(Model):
    """
    Who approves what is paid, when a grant is accounted for, what is a large variance from a plan.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    two_from: Annotated[int, Field(description='fen: from here on two different persons approve')]
    three_from: Annotated[int | None, Field(description='fen: from here on three do')] = None
    direct_up_to: Annotated[int, Field(description='fen: what one person may pay away')]
    grant_report_days: Annotated[int, Field(description='from its arrival until it is accounted for')]
    climb_days: Annotated[int, Field(description='working days until the next place up is told')]
    top_up_percent: Annotated[int, Field(description='of the first deposit; Hangzhou Art. 71: 30')]
    variance_percent: Annotated[int, Field(description='of what was planned until then')]
    variance_least: Annotated[int, Field(description='fen: less is never large')]


class StandingView(Model):
    """
    `planned`: what of the year's plan was due until then; `is_large`: it has to be explained.
    """

    line: int
    fund_id: str
    account: str
    kind: str
    purpose: str
    year: MoneyView
    planned: MoneyView
    committed: MoneyView
    actual: MoneyView
    variance: MoneyView
    is_large: bool
    explanation: str


class StatementPolicy(Model):
    """
    How long a statement is public and under review, when a review is bad, and who is told what is late.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    due_days: Annotated[int, Field(description='working days after a quarter; it is published then')]
    publicity_days: Annotated[int, Field(description='Hangzhou Art. 30: 30 days at the least')]
    on_board: Annotated[bool, Field(description='on the physical board too (双公示)')]
    ruling_days: Annotated[int, Field(description='working days; Liaocheng Art. 35')]
    review_days: int
    least_reviews: Annotated[int, Field(description='fewer than so many say nothing')]
    bad_below: Annotated[int, Field(description='hundredths of a star on the average')]
    case_days: Annotated[int, Field(description='working days until there is an answer')]
    climb_days: Annotated[int, Field(description='working days until the next place up is told')]


class SuitView(Model):
    filed_on: date
    court: str
    number: str


class TakeDeposit(Model):
    """
    `account`: cash or bank; `lease_id`: the lease that it secures. Its entry has its id.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    payer: Annotated[str, Field(max_length=100, min_length=1)]
    purpose: Annotated[str, Field(max_length=100, min_length=1)]
    amount: Amount
    account: Annotated[str, Field(pattern='^[0-9]{4,8}$')] = '1001'
    lease_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class TakeDownNotice(Model):
    """
    `photo_id`: the file that shows it, just before.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    board: Annotated[str, Field(max_length=100, min_length=1)]
    photo_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class TallyView(Model):
    """
    `stars`: the sum of the stars, 1 to 5 each.
    """

    count: int
    stars: int


class TariffView(Model):
    id: str
    place: str
    name: str
    fund_id: str
    account: str
    formula: str
    due_days: int
    spaces: str | None


class UnmatchLine(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class VacancyView(Model):
    id: str
    unit_id: str
    from_month: str
    through_month: str
    reason: str


class VoidHold(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class WithdrawCall(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class WorkView(Model):
    """
    `state`: ordered, done, or failed; the order of it in dispatch has the same id. `company`: its name.
    """

    id: str
    commitment_id: str
    matter: str
    place: str
    company_id: str
    company: str
    category: str
    description: str
    ordered_at: AwareDatetime
    state: str
    closed_at: AwareDatetime | None
    verdict: str


class YearPlanView(Model):
    """
    `resolution_id`: by which it is in force; null while it is a draft.
    """

    id: str
    version: int
    place: str
    place_parts: list[PlacePartView]
    year: int
    state: str
    lines: list[PlanLineView]
    resolution_id: str | None
    drafted_at: AwareDatetime
    adopted_at: AwareDatetime | None


class Problem(Model):
    """
    RFC 9457; branch on `code`, never on `title`. Other members are the refusal's data.
    """

    type: str
    status: int
    code: str
    title: str
    correlation_id: str


class AccountLineView(Model):
    """
    `kind`: asset, liability, equity, income or expense; empty where the chart did not know the account.
    """

    account: str
    name: str
    kind: str
    opening: MoneyView
    debit: MoneyView
    credit: MoneyView
    closing: MoneyView


class AllotInterest(Model):
    """
    `entry_id`: of the entry by which it is booked.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    entry_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    amount: Amount
    effective: date


class AllotmentView(Model):
    """
    What a unit got of a quarter's common income; `area` in hundredths of a square metre.
    """

    share_id: str
    unit_id: str
    area: int
    amount: MoneyView


class ApplyGrant(Model):
    """
    `payer`: who is asked; `allowed`: the expense accounts that it shall pay, all if none is named.

    `scheme`: a micro project (民生微实事), or a special grant.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_path: Annotated[str, Field(max_length=400)]
    title: Annotated[str, Field(max_length=100, min_length=1)]
    purpose: Annotated[str, Field(max_length=2000, min_length=1)]
    payer: Annotated[str, Field(max_length=100, min_length=1)]
    amount: Amount
    allowed: Annotated[list[str], Field(max_length=50)] = []
    matter: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    scheme: Annotated[Literal['special', 'micro_project'], Field(description='专项经费、民生微实事项目.')] = 'special'


class AskBillHold(Model):
    """
    By the payer, or on paper by who keeps the books for the payer.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    bills: Annotated[list[str], Field(max_length=36, min_length=1)]
    kind: Annotated[Literal['hardship', 'dispute'], Field(description='困难、争议.')]
    text: Annotated[str, Field(max_length=2000, min_length=1)]


class AuditView(Model):
    """
    `looks`: how often whoever audits read the books; `over`: nobody reads them any more.
    """

    id: str
    version: int
    place: str
    place_parts: list[PlacePartView]
    auditor: str
    mandate: str
    opened_at: AwareDatetime
    until: AwareDatetime
    looks: int
    ended: bool
    over: bool


class BalanceView(Model):
    """
    All debits, all credits, and the one less the other.
    """

    account: str
    debit: MoneyView
    credit: MoneyView
    amount: MoneyView


class BankLineView(Model):
    """
    `reason`: why it was matched; `entry_id`: the entry to reverse where the match is wrong.
    """

    id: str
    version: int
    account_id: str
    statement_id: str
    place: str
    day: date
    amount: MoneyView
    payer: str
    text: str
    reference: str
    state: str
    kind: str | None
    reason: str | None
    matched: list[str]
    note: str
    entry_id: str | None


class BidView(Model):
    """
    `name`: of the bidder; `digest` is public at once, `salt` and amount after the deadline.
    """

    id: str
    call_id: str
    number: int
    name: str
    company_id: str | None
    amount: MoneyView
    terms: str
    made_at: AwareDatetime
    digest: str
    salt: str


class BillView(Model):
    """
    `overdue`: open after its due day; `stage`: how often it was reminded of.

    `hold`: what keeps it from being dunned; `withdrawn`: why it is owed no more.
    `reference`: what whoever transfers the money names. Bills of one fund are paid together.
    """

    id: str
    unit_id: str
    fund_id: str
    place: str
    place_parts: list[PlacePartView]
    name: str
    month: str
    amount: MoneyView
    paid: MoneyView
    owed: MoneyView
    due: date
    open: bool
    overdue: bool
    stage: int
    hold: str | None
    withdrawn: str
    reference: str


class BillingPolicy(Model):
    """
    Reminding, demanding, holding off, late fees, change of owner, vacancy, prepaying.

    `first_percent` and `lead_…`: how far members pay first (党员先锋), from when on it is public, and how
    long it is kept who counted.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    stage_days: Annotated[int, Field(description='working days between the stages')]
    demand_days: Annotated[int, Field(description='days that a written demand leaves at the least')]
    hold_days: Annotated[int, Field(description='days that a hold lasts at the most')]
    limitation_warn_days: Annotated[int, Field(description='before the claim ends (Art. 188)')]
    change_of_owner: Annotated[str, Field(description='next_month: Shanghai Art. 49')]
    vacancy_percent: Annotated[int, Field(description='what is paid for an empty flat')]
    prepay_months: Annotated[int, Field(description='Hangzhou Art. 55: 12 at the most')]
    late_rate: Annotated[int, Field(description='per million and day; 0: no late fee')]
    late_grace_days: int
    late_cap_percent: Annotated[int, Field(description='of the principal (Civil Code Art. 585)')]
    late_clause: Annotated[str, Field(description='of the contract; without one no late fee')]
    first_percent: Annotated[int, Field(description="of a run's bills are the first to be paid")]
    lead_acts: Annotated[int, Field(description="bills that the members' public figures need")]
    lead_persons: Annotated[int, Field(description='households that paid or owe them')]
    lead_each: Annotated[int, Field(description="members' among them, and others'")]
    lead_months: Annotated[int, Field(description='after which it is forgotten who counted in one')]


class BuildingShareView(Model):
    """
    What the households of a building have together.
    """

    building: str
    accounts: int
    balance: MoneyView


class CalendarPreviewView(Model):
    """
    What a calendar would do: how many open deadlines move, and some of them.

    `complete` is false where there are more than were looked at.
    """

    moved: int
    looked_at: int
    complete: bool
    examples: list[DeadlineMoveView]


class CallView(Model):
    """
    `floor`: the least rent a month; `passed_over`: why the highest bid was not chosen, if so.
    """

    id: str
    version: int
    asset_id: str
    place: str
    kind: str
    name: str
    text: str
    floor: MoneyView
    months: int
    resolution_id: str
    called_at: AwareDatetime
    deadline: AwareDatetime
    state: str
    bids: int
    bid_id: str | None
    reasons: str
    passed_over: str


class CashDayView(Model):
    """
    `difference`: above nought more is there than booked; `closed`: a second person has confirmed it.
    """

    place: str
    day: date
    booked: MoneyView
    counted: MoneyView
    difference: MoneyView
    reason: str
    counted_by: str
    counted_at: AwareDatetime
    confirmed_by: str
    confirmed_at: AwareDatetime | None
    closed: bool


class CashReceiptView(Model):
    """
    `taken_back`: its entry was reversed; the number stays used.
    """

    id: str
    place: str
    number: str
    fund_id: str
    payer: str
    text: str
    amount: MoneyView
    account: str
    day: date
    received_at: AwareDatetime
    parts: list[PartView]
    taken_back: bool


class CommitmentView(Model):
    """
    `limit`: what was resolved at the most; `budget`: what may be spent, null until it is set.

    `fund_name`: of the fund that pays, empty until it is set.
    `lifted_at`: since when its resolution binds nobody any more.
    `emergency`: nobody voted on it, the maintenance fund pays it because it could not wait.
    """

    id: str
    matter: str
    place: str
    place_parts: list[PlacePartView]
    title: str
    text: str
    resolved_at: AwareDatetime
    limit: MoneyView | None
    budget: MoneyView | None
    fund_id: str | None
    fund_name: str
    invoiced: MoneyView
    paid: MoneyView
    lifted_at: AwareDatetime | None
    emergency: bool


class ContractService(Model):
    """
    `share`: of the turnover, in hundredths of a percent; `begins`, `ends`: its first and last month.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[Literal['elderly', 'childcare', 'parcel', 'other'], Field(description='养老、托幼、快递、其他.')]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    company_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    share: Annotated[int, Field(ge=1, le=10000)]
    begins: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$')]
    ends: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$')]
    due_days: Annotated[int, Field(ge=1, le=90)] = 15


class CreditView(Model):
    """
    What is paid ahead in a fund and not used yet.
    """

    fund_id: str
    left: MoneyView


class DecideBillHold(Model):
    """
    `until`: its last day, if it is granted; `plan`: instalments that come to what is owed.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    granted: bool
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]
    until: date | None = None
    plan: Annotated[list[InstalmentInput], Field(max_length=24, validate_default=True)] = []


class DeclareEmergency(Model):
    """
    `place_path`: where the units are that bear the cost; `documents`: files that show it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    fund_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_path: Annotated[str, Field(max_length=400)]
    ground: Annotated[
        Literal['lift', 'fire_equipment', 'facade', 'collapse', 'leak', 'drain'],
        Field(
            description='What may be mended without a vote (Hangzhou Art. 73): it endangers persons or houses at once.'
        ),
    ]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    amount: Amount
    documents: Annotated[list[str], Field(max_length=10, min_length=1)]


class DemandView(Model):
    """
    `proof`: the file that shows its service.
    """

    served_on: date
    way: str
    pay_by: date
    amount: MoneyView
    proof: str


class DepositView(Model):
    """
    `state`: held, asked (a second person has to confirm) or returned; `receipt`: of the desk.
    """

    id: str
    version: int
    place: str
    fund_id: str
    payer: str
    purpose: str
    amount: MoneyView
    lease_id: str | None
    receipt: str
    taken_at: AwareDatetime
    state: str
    kept: MoneyView
    reason: str
    account: str
    asked_by: str
    returned_at: AwareDatetime | None


class DiscrepancyView(Model):
    """
    What the books and the provider say of a payment; null where one of them does not know it.
    """

    id: str
    version: int
    settlement_id: str
    place: str
    payment_id: str
    difference: str
    ours: MoneyView | None
    theirs: MoneyView | None
    found_at: AwareDatetime
    open: bool
    note: str
    closed_at: AwareDatetime | None


class DonationPolicy(Model):
    """
    Honours (荣誉) of donors, and from when on something may bear a name (冠名).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    honour_levels: list[HonourRule]
    naming_from: Annotated[int, Field(description='fen')]


class DonationView(Model):
    """
    `donor` as they want to be called; `public` if they agreed to be named.
    """

    id: str
    place: str
    fund_id: str
    donor: str
    public: bool
    amount: MoneyView
    received_at: AwareDatetime
    naming: str
    honour: str


class DraftPlan(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_path: Annotated[str, Field(max_length=400)]
    year: Annotated[int, Field(ge=2000, le=2100)]
    lines: Annotated[list[PlanLineInput], Field(max_length=100, min_length=1)]


class EmergencyView(Model):
    """
    `ground`: lift, fire_equipment, facade, collapse, leak or drain; `documents`: files.
    """

    id: str
    version: int
    fund_id: str
    place: str
    place_parts: list[PlacePartView]
    ground: str
    text: str
    amount: MoneyView
    documents: list[str]
    declared_at: AwareDatetime
    state: str
    reasons: str


class ExportJournal(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    place: Annotated[str, Field(max_length=400)]
    syntax: Literal['hledger', 'beancount'] = 'hledger'


class FundLinesView(Model):
    fund_id: str
    name: str
    kind: str
    lines: list[AccountLineView]


class FundView(Model):
    """
    `held`: what nothing else may be paid with.
    """

    id: str
    version: int
    place: str
    kind: str
    name: str
    purpose: str
    allowed: list[str]
    matter: str | None
    restricted: bool
    held: MoneyView
    opened_at: AwareDatetime
    place_parts: list[PlacePartView]


class GrantView(Model):
    """
    `fund_id`: the fund of its own, once it is approved.

    `scheme`: special or micro_project; `report_by`: when it has to be accounted for; `level`: how many places
    were told that it was not.
    """

    id: str
    version: int
    place: str
    title: str
    purpose: str
    payer: str
    amount: MoneyView
    matter: str | None
    state: str
    fund_id: str | None
    approved: MoneyView
    received: MoneyView
    spent: MoneyView
    returned: MoneyView
    reasons: str
    report: str
    scheme: str
    report_by: AwareDatetime | None
    level: int
    applied_at: AwareDatetime


class HandOverCash(Model):
    """
    `slip`: as the bank's statement will name it. Its entry has its id.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_path: Annotated[str, Field(max_length=400)]
    slip: Annotated[str, Field(max_length=100, min_length=1)]
    parts: Annotated[list[HandedPart], Field(max_length=20, min_length=1)]


class HandoverView(Model):
    id: str
    place: str
    slip: str
    amount: MoneyView
    day: date


class HoldView(Model):
    """
    `left`: what is still held; `expires_at`: until when, null: until it is posted or voided.
    """

    id: str
    version: int
    fund_id: str
    amount: MoneyView
    posted: MoneyView
    left: MoneyView
    text: str
    state: str
    placed_at: AwareDatetime
    expires_at: AwareDatetime | None


class HouseholdAccountView(Model):
    """
    `first`: its first deposit; `warned`: it was told to top up. `area` in hundredths of a square metre.
    """

    id: str
    fund_id: str
    place: str
    unit_id: str
    area: int
    first: MoneyView
    balance: MoneyView
    warned: bool


class ImportStatement(Model):
    """
    `name`: of the file; `text`: what is in it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    syntax: Literal['csv', 'mt940'] = 'csv'
    text: Annotated[str, Field(max_length=300000, min_length=1)]


class IncomeShareView(Model):
    id: str
    fund_id: str
    place: str
    quarter: str
    shared_at: AwareDatetime
    income: MoneyView
    cost: MoneyView
    to_fund: MoneyView
    to_owners: MoneyView
    units: int


class InstalmentView(Model):
    due: date
    amount: MoneyView


class InterestAllotmentView(Model):
    id: str
    fund_id: str
    amount: MoneyView
    accounts: int
    allotted_at: AwareDatetime


class InvoiceView(Model):
    """
    `keys`: how many persons have to approve it.
    """

    id: str
    version: int
    commitment_id: str
    work_id: str
    company_id: str
    matter: str
    place: str
    fund_id: str
    number: str
    text: str
    amount: MoneyView
    keys: int
    state: str
    registered_by: str
    registered_at: AwareDatetime
    approvals: list[ApprovalView]
    reason: str
    entry_id: str | None
    paid_at: AwareDatetime | None


class ItemsViewBalanceView(Model):
    items: list[BalanceView]


class ItemsViewBidView(Model):
    items: list[BidView]


class ItemsViewBillView(Model):
    items: list[BillView]


class ItemsViewBuildingShareView(Model):
    items: list[BuildingShareView]


class ItemsViewCommitmentView(Model):
    items: list[CommitmentView]


class ItemsViewCreditView(Model):
    items: list[CreditView]


class ItemsViewHouseholdAccountView(Model):
    items: list[HouseholdAccountView]


class ItemsViewMonthPaidLeadView(Model):
    items: list[MonthPaidLeadView]


class ItemsViewPaymentView(Model):
    items: list[PaymentView]


class ItemsViewProposalView(Model):
    items: list[ProposalView]


class ItemsViewPublicBidView(Model):
    items: list[PublicBidView]


class ItemsViewPublicCaseView(Model):
    items: list[PublicCaseView]


class ItemsViewReversalView(Model):
    items: list[ReversalView]


class ItemsViewStandingView(Model):
    items: list[StandingView]


class LeaseView(Model):
    """
    `rent`: a month; `ends`: the last day of the term; `billed`: how many months are billed.
    """

    id: str
    version: int
    asset_id: str
    place: str
    name: str
    lessee: str
    payer: str
    fund_id: str
    begins: date
    months: int
    ends: date
    rent: MoneyView
    resolution_id: str
    matter: str
    call_id: str | None
    signed_at: AwareDatetime
    state: str
    billed: int
    next_on: date | None
    ended_on: date | None
    reason: str


class LineView(Model):
    """
    A positive amount is a debit, a negative one a credit.
    """

    account: str
    fund_id: str
    amount: MoneyView


class MediateArrears(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    held_on: date
    outcome: Annotated[
        Literal['agreed', 'failed'], Field(description="What came of the committee's mediation.")
    ]
    record: Annotated[str, Field(max_length=2000, min_length=1)]


class PageViewAllotmentView(Model):
    items: list[AllotmentView]
    next: str | None
    previous: str | None = None


class PageViewAuditView(Model):
    items: list[AuditView]
    next: str | None
    previous: str | None = None


class PageViewBankLineView(Model):
    items: list[BankLineView]
    next: str | None
    previous: str | None = None


class PageViewBillView(Model):
    items: list[BillView]
    next: str | None
    previous: str | None = None


class PageViewCallView(Model):
    items: list[CallView]
    next: str | None
    previous: str | None = None


class PageViewCashDayView(Model):
    items: list[CashDayView]
    next: str | None
    previous: str | None = None


class PageViewCashReceiptView(Model):
    items: list[CashReceiptView]
    next: str | None
    previous: str | None = None


class PageViewCommitmentView(Model):
    items: list[CommitmentView]
    next: str | None
    previous: str | None = None


class PageViewDepositView(Model):
    items: list[DepositView]
    next: str | None
    previous: str | None = None


class PageViewDiscrepancyView(Model):
    items: list[DiscrepancyView]
    next: str | None
    previous: str | None = None


class PageViewDonationView(Model):
    items: list[DonationView]
    next: str | None
    previous: str | None = None


class PageViewEmergencyView(Model):
    items: list[EmergencyView]
    next: str | None
    previous: str | None = None


class PageViewFundView(Model):
    items: list[FundView]
    next: str | None
    previous: str | None = None


class PageViewGrantView(Model):
    items: list[GrantView]
    next: str | None
    previous: str | None = None


class PageViewHoldView(Model):
    items: list[HoldView]
    next: str | None
    previous: str | None = None


class PageViewHouseholdAccountView(Model):
    items: list[HouseholdAccountView]
    next: str | None
    previous: str | None = None


class PageViewInvoiceView(Model):
    items: list[InvoiceView]
    next: str | None
    previous: str | None = None


class PageViewLeaseView(Model):
    items: list[LeaseView]
    next: str | None
    previous: str | None = None


class PageViewPaidOrderView(Model):
    items: list[PaidOrderView]
    next: str | None
    previous: str | None = None


class PageViewPaymentView(Model):
    items: list[PaymentView]
    next: str | None
    previous: str | None = None


class PageViewPeriodView(Model):
    items: list[PeriodView]
    next: str | None
    previous: str | None = None


class PageViewPlaceView(Model):
    items: list[PlaceView]
    next: str | None
    previous: str | None = None


class PageViewPolicyVersionView(Model):
    items: list[PolicyVersionView]
    next: str | None
    previous: str | None = None


class PageViewPreviewView(Model):
    items: list[PreviewView]
    next: str | None
    previous: str | None = None


class PageViewPublicAssetView(Model):
    items: list[PublicAssetView]
    next: str | None
    previous: str | None = None


class PageViewPublicCallView(Model):
    items: list[PublicCallView]
    next: str | None
    previous: str | None = None


class PageViewPublicDonationView(Model):
    items: list[PublicDonationView]
    next: str | None
    previous: str | None = None


class PageViewPublicInvoiceView(Model):
    items: list[PublicInvoiceView]
    next: str | None
    previous: str | None = None


class PageViewPublicationView(Model):
    items: list[PublicationView]
    next: str | None
    previous: str | None = None


class PageViewRunView(Model):
    items: list[RunView]
    next: str | None
    previous: str | None = None


class PageViewServiceView(Model):
    items: list[ServiceView]
    next: str | None
    previous: str | None = None


class PageViewSettlementView(Model):
    items: list[SettlementView]
    next: str | None
    previous: str | None = None


class PageViewSharedCostView(Model):
    items: list[SharedCostView]
    next: str | None
    previous: str | None = None


class PageViewTariffView(Model):
    items: list[TariffView]
    next: str | None
    previous: str | None = None


class PageViewVacancyView(Model):
    items: list[VacancyView]
    next: str | None
    previous: str | None = None


class PageViewWorkView(Model):
    items: list[WorkView]
    next: str | None
    previous: str | None = None


class PageViewYearPlanView(Model):
    items: list[YearPlanView]
    next: str | None
    previous: str | None = None


class PoliciesView(Model):
    """
    All by their names, in the order in which the service declares them; `form` of the one asked for.
    """

    policies: list[PolicyNameView]
    form: PolicyFormView | None


class PostEntry(Model):
    """
    `effective`: the day for which it counts.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_path: Annotated[str, Field(max_length=400)]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    effective: date
    lines: Annotated[list[PostedLine], Field(max_length=50, min_length=2)]
    matter: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class RetentionView(Model):
    """
    What goes by itself; `last_run_at`: when the last nightly run ended.
    """

    last_run_at: AwareDatetime | None
    rules: list[RuleView]


class RuleObjection(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    outcome: Literal['upheld', 'dismissed']
    reasons: Annotated[str, Field(max_length=2000, min_length=1)]


class ServeDemand(Model):
    """
    `pay_by`: the day until which it asks for payment; `proof_id`: a file that shows its service.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    served_on: date
    way: Annotated[
        Literal['handed_over', 'registered_post', 'electronic', 'left_before_witnesses'],
        Field(description='How a demand was served, with proof: 当面签收、挂号邮寄、电子送达、张贴见证.'),
    ]
    pay_by: date
    proof_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class ShareCost(Model):
    """
    `quantity` (thousandths) and `unit_price` are published with the amount, where there is a meter.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    month: Annotated[str, Field(pattern='^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$')]
    amount: Amount
    key: Annotated[
        Literal['area', 'household'],
        Field(description='By what a shared cost is split: the agreed key, else by area (Hangzhou Art. 54).'),
    ] = 'area'
    quantity: Annotated[int | None, Field(ge=0, le=1000000000000)] = None
    unit_price: Amount | None = None


class StatementView(Model):
    """
    `tally` and `bad` count once the review is over; the postings stand in the log.
    """

    id: str
    place: str
    place_parts: list[PlacePartView]
    quarter: str
    state: str
    entries: int
    parts: int
    funds: list[FundLinesView]
    publication_id: str | None
    published_at: AwareDatetime | None
    review_until: AwareDatetime | None
    tally: TallyView
    bad: bool | None


class ArrearsView(Model):
    """
    `owed`: on what is not on hold; `limitation_by`: when the claim on the oldest bill ends.
    """

    id: str
    version: int
    place: str
    place_parts: list[PlacePartView]
    unit_id: str
    fund_id: str
    payer: str
    bills: list[str]
    owed: MoneyView
    state: str
    opened_at: AwareDatetime
    demands: list[DemandView]
    mediations: list[MediationView]
    suit: SuitView | None
    limitation_by: date | None


class BillHoldView(Model):
    """
    `until`: its last day; `why`: over, broken, paid or lifted, once it has ended.
    """

    id: str
    version: int
    place: str
    place_parts: list[PlacePartView]
    payer: str
    bills: list[str]
    kind: str
    text: str
    owed: MoneyView
    asked_at: AwareDatetime
    state: str
    reasons: str
    until: date | None
    plan: list[InstalmentView]
    ended_at: AwareDatetime | None
    why: str | None


class EntryView(Model):
    """
    `reverses`: the entry that it takes back; `subject`: what it is about, as `noun/id`.
    """

    id: str
    place: str
    kind: str
    text: str
    effective: date
    lines: list[LineView]
    booked_at: AwareDatetime
    booked_by: str
    subject: str
    matter: str | None
    reverses: str | None


class ItemsViewEntryView(Model):
    items: list[EntryView]


class PageViewArrearsView(Model):
    items: list[ArrearsView]
    next: str | None
    previous: str | None = None


class PageViewBillHoldView(Model):
    items: list[BillHoldView]
    next: str | None
    previous: str | None = None


class PageViewEntryView(Model):
    items: list[EntryView]
    next: str | None
    previous: str | None = None


class PageViewStatementView(Model):
    items: list[StatementView]
    next: str | None
    previous: str | None = None

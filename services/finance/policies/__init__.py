# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for its money; its working time is the chassis' policy."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.chassis.http import Id, Line, Name
from services.chassis.store import Policy
from services.chassis.values import Money
from services.finance.domain.chart import STANDARD, Account, AccountKind, Chart, Known
from services.finance.domain.common_income import FundPart
from services.finance.domain.donations import Honour
from services.finance.domain.fees import Change, LateTerms, late_fee
from services.finance.domain.members_lead import Least
from services.finance.domain.year_plans import Threshold

MOST_BILLED = 10**13
Code = Annotated[str, Field(pattern=r"^[0-9]{4,8}$")]
Label = Name


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class AccountRule(_Rule):
    """One account of the chart."""

    code: Code
    name: Label
    name_en: Label
    kind: AccountKind


STANDARD_RULES = tuple(
    AccountRule(code=one.code, name=one.name, name_en=one.name_en, kind=one.kind) for one in STANDARD
)


class ChartPolicy(Policy):
    """The chart of accounts (会计科目); those that the rules themselves post to keep their kind."""

    policy_name: ClassVar[str] = "chart"

    accounts: tuple[AccountRule, ...] = Field(STANDARD_RULES, min_length=1, max_length=300)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        kinds = {account.code: account.kind for account in self.accounts}
        if len(kinds) != len(self.accounts):
            raise ValueError("an account is given twice")
        needed = {one.code: one.kind for one in STANDARD if one.code in frozenset(Known)}
        wrong = sorted(code for code, kind in needed.items() if kinds.get(code) is not kind)
        if wrong:
            raise ValueError(f"the chart needs {', '.join(wrong)} as they are")
        return self

    def value(self) -> Chart:
        """The chart by code."""
        return Chart({one.code: Account(**dict(one)) for one in self.accounts})


class SpendingPolicy(Policy):
    """Who approves what is paid, when a grant is accounted for, what is a large variance from a plan."""

    policy_name: ClassVar[str] = "spending"

    two_from: int = Field(0, ge=0, le=10**9, description="fen: from here on two different persons approve")
    three_from: int | None = Field(None, ge=0, le=10**12, description="fen: from here on three do")
    direct_up_to: int = Field(50_000, ge=0, le=10**9, description="fen: what one person may pay away")

    def direct(self) -> Money:
        return Money(self.direct_up_to)

    grant_report_days: int = Field(
        180, ge=1, le=1000, description="from its arrival until it is accounted for"
    )
    climb_days: int = Field(2, ge=1, le=30, description="working days until the next place up is told")
    top_up_percent: int = Field(30, ge=0, le=100, description="of the first deposit; Hangzhou Art. 71: 30")
    variance_percent: int = Field(10, ge=0, le=1000, description="of what was planned until then")
    variance_least: int = Field(100_000, ge=0, le=10**12, description="fen: less is never large")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.three_from is not None and self.three_from < self.two_from:
            raise ValueError("three approve from no less on than two do")
        return self

    def keys(self, amount: Money) -> int:
        """How many have to approve."""
        three = self.three_from is not None and amount.fen >= self.three_from
        return 3 if three else 1 if amount.fen < self.two_from else 2

    def threshold(self) -> Threshold:
        """From when on a variance has to be explained."""
        return Threshold(self.variance_percent, Money(self.variance_least))


class HonourRule(_Rule):
    """What a donor is called from an amount (fen) on."""

    least: int = Field(ge=1, le=10**12)
    name: Label


HONOURS = (
    HonourRule(least=10_000, name="爱心居民"),
    HonourRule(least=100_000, name="爱心之星"),
    HonourRule(least=1_000_000, name="荣誉捐赠人"),
)


class DonationPolicy(Policy):
    """Honours (荣誉) of donors, and from when on something may bear a name (冠名)."""

    policy_name: ClassVar[str] = "donations"

    honour_levels: tuple[HonourRule, ...] = Field(HONOURS, max_length=20)
    naming_from: int = Field(1_000_000, ge=1, le=10**12, description="fen")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        levels = [one.least for one in self.honour_levels]
        if levels != sorted(set(levels)):
            raise ValueError("honours are given in rising order, each amount once")
        if len({one.name for one in self.honour_levels}) != len(levels):
            raise ValueError("an honour is given twice")
        return self

    def honours(self) -> tuple[Honour, ...]:
        return tuple(Honour(Money(one.least), one.name) for one in self.honour_levels)

    def naming(self) -> Money:
        return Money(self.naming_from)


class IncomePolicy(Policy):
    """How much of the common income goes to the maintenance fund before the owners share the rest."""

    policy_name: ClassVar[str] = "common_income"

    fund_part: FundPart = Field(FundPart.NOTHING, description="more_than_half: Shanghai Art. 51")
    fund_percent: int = Field(0, ge=0, le=100, description="for at_least_percent")


class PaidServicePolicy(Policy):
    """Which fund and income account a paid order (有偿服务) is billed for; without a fund it waits."""

    policy_name: ClassVar[str] = "paid_services"

    fund_id: Id | None = Field(None, description="of the place or above it")
    account: Code = Field(Known.FEES, description="an account of income")
    due_days: int = Field(15, ge=1, le=365, description="from the bill to its due day")


class LettingPolicy(Policy):
    """Up to what common assets are let without bids that are compared in public."""

    policy_name: ClassVar[str] = "letting"

    direct_up_to: int = Field(2_000_000, ge=0, le=10**12, description="fen: the rent of the whole term")

    def direct(self) -> Money:
        return Money(self.direct_up_to)


class BillingPolicy(Policy):
    """Reminding, demanding, holding off, late fees, change of owner, vacancy, prepaying.

    `first_percent` and `lead_…`: how far members pay first (党员先锋), from when on it is public, and how
    long it is kept who counted.
    """

    policy_name: ClassVar[str] = "billing"

    stage_days: int = Field(15, ge=1, le=250, description="working days between the stages")
    demand_days: int = Field(15, ge=1, le=180, description="days that a written demand leaves at the least")
    hold_days: int = Field(180, ge=1, le=730, description="days that a hold lasts at the most")
    limitation_warn_days: int = Field(180, ge=1, le=700, description="before the claim ends (Art. 188)")
    change_of_owner: Change = Field(Change.BY_DAYS, description="next_month: Shanghai Art. 49")
    vacancy_percent: int = Field(100, ge=0, le=100, description="what is paid for an empty flat")
    prepay_months: int = Field(12, ge=0, le=12, description="Hangzhou Art. 55: 12 at the most")
    late_rate: int = Field(0, ge=0, le=500, description="per million and day; 0: no late fee")
    late_grace_days: int = Field(0, ge=0, le=365)
    late_cap_percent: int = Field(30, ge=0, le=30, description="of the principal (Civil Code Art. 585)")
    late_clause: Line = Field("", max_length=200, description="of the contract; without one no late fee")
    first_percent: int = Field(20, ge=5, le=50, description="of a run's bills are the first to be paid")
    lead_acts: int = Field(10, ge=10, le=10_000, description="bills that the members' public figures need")
    lead_persons: int = Field(10, ge=10, le=1000, description="households that paid or owe them")
    lead_each: int = Field(3, ge=3, le=500, description="members' among them, and others'")
    lead_months: int = Field(12, ge=1, le=36, description="after which it is forgotten who counted in one")

    def rehearse(self) -> None:
        """Late fees of the largest bill, and of one that was paid in part, for twenty years."""
        bill, due = Money(MOST_BILLED), date(2026, 2, 28)
        for paid in ((), ((date(2028, 2, 29), Money(MOST_BILLED // 2)),)):
            late_fee(bill, due, date(2046, 2, 28), self.late_terms(), paid)

    @property
    def least_lead(self) -> Least:
        return Least(self.lead_acts, self.lead_persons, self.lead_each)

    def late_terms(self) -> LateTerms:
        """None without a clause that the owners agreed to."""
        rate = self.late_rate if self.late_clause else 0
        return LateTerms(rate, self.late_grace_days, self.late_cap_percent)


class StatementPolicy(Policy):
    """How long a statement is public and under review, when a review is bad, and who is told what is late."""

    policy_name: ClassVar[str] = "statements"

    due_days: int = Field(20, ge=1, le=90, description="working days after a quarter; it is published then")
    publicity_days: int = Field(30, ge=1, le=365, description="Hangzhou Art. 30: 30 days at the least")
    on_board: bool = Field(True, description="on the physical board too (双公示)")
    ruling_days: int = Field(3, ge=1, le=60, description="working days; Liaocheng Art. 35")
    review_days: int = Field(15, ge=1, le=365)
    least_reviews: int = Field(3, ge=1, le=10_000, description="fewer than so many say nothing")
    bad_below: int = Field(300, ge=100, le=500, description="hundredths of a star on the average")
    case_days: int = Field(10, ge=1, le=250, description="working days until there is an answer")
    climb_days: int = Field(2, ge=1, le=30, description="working days until the next place up is told")

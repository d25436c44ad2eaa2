# SPDX-License-Identifier: AGPL-3.0-or-later
"""The year's plan (年度预算): what the assembly lets a place take in and spend, against its books."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.chart import AccountKind, Chart
from services.finance.domain.commitments import Commitment, check_in_force
from services.finance.domain.errors import FundElsewhere, UnknownAccount
from services.finance.domain.events import PlanAdopted, PlanDrafted, VarianceExplained
from services.finance.domain.fees import WHOLE_PERCENT, rounded
from services.finance.domain.funds import Fund
from services.finance.domain.plan_errors import (
    NotOfTheAssembly,
    PlanKnown,
    PlanNotInForce,
    UnknownLine,
    VarianceUnexplained,
)

QUARTERS = 4


class PlanState(StrEnum):
    DRAFT = "draft"
    ADOPTED = "adopted"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What a fund takes in or spends on a purpose in the year; `kind`: of its account."""

    fund_id: str
    account: str
    kind: AccountKind
    purpose: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a line is off its plan at the end of a quarter."""

    line: int
    quarter: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class YearPlan:
    """`resolution_id`: the resolution in force that adopted it; lines are named by their place from 0 on."""

    id: str
    place: OrgPath
    within: tuple[str, ...]
    year: int
    lines: tuple[PlanLine, ...]
    drafted_by: str
    drafted_at: datetime
    state: PlanState = PlanState.DRAFT
    resolution_id: str | None = None
    adopted_at: datetime | None = None
    explanations: tuple[Explanation, ...] = ()

    def latest_quarter(self, today: date) -> str:
        """The last quarter of the year that has begun; the first one before the year."""
        begun = min(max((today.year - self.year) * QUARTERS + (today.month - 1) // 3, 0), QUARTERS - 1)
        return f"{self.year}Q{begun + 1}"


@dataclass(frozen=True, slots=True)
class Standing:
    """A line at the end of a quarter: what of the year's plan was due until then, committed, and booked."""

    line: int
    fund_id: str
    account: str
    kind: AccountKind
    purpose: str
    year: Money
    planned: Money
    committed: Money
    actual: Money
    variance: Money
    is_large: bool
    explanation: str


@dataclass(frozen=True, slots=True)
class Threshold:
    """A variance is large beyond so many percent of what was planned, and beyond so much."""

    percent: int
    least: Money

    def beyond(self, planned: Money, actual: Money) -> bool:
        off = abs(actual.fen - planned.fen)
        return off > self.least.fen and off * WHOLE_PERCENT > planned.fen * self.percent


Step = tuple[YearPlan, list[Event]]


def line(fund: Fund, place: OrgPath, account: str, purpose: str, amount: Money, chart: Chart) -> PlanLine:
    """Income or expense of a fund of the place. Raises FundElsewhere, UnknownAccount."""
    if fund.place != place:
        raise FundElsewhere(fund.id)
    kind = chart.kind(account)
    if kind not in (AccountKind.INCOME, AccountKind.EXPENSE):
        raise UnknownAccount(account)
    return PlanLine(fund.id, account, kind, purpose, amount)


def draft(plan: YearPlan) -> Step:
    """Put before the assembly."""
    return plan, [PlanDrafted(plan.id, plan.place, plan.year, len(plan.lines))]


def adopt(plan: YearPlan, resolution: Commitment, known: Iterable[YearPlan], at: datetime) -> Step:
    """By a resolution in force of the same place's owners; a year has one plan.

    Raises CommitmentLifted, PlanKnown, NotOfTheAssembly.
    """
    check_in_force(resolution)
    if plan.state is PlanState.ADOPTED or any(
        one.state is PlanState.ADOPTED and one.year == plan.year for one in known
    ):
        raise PlanKnown(str(plan.place), plan.year)
    if resolution.place != plan.place:
        raise NotOfTheAssembly(resolution.id)
    adopted = replace(plan, state=PlanState.ADOPTED, resolution_id=resolution.id, adopted_at=at)
    return adopted, [PlanAdopted(plan.id, plan.place, plan.year, resolution.id)]


def lift(plan: YearPlan) -> YearPlan:
    """A recount lifted the resolution that adopted it: the year has no plan, until one is adopted."""
    return replace(plan, state=PlanState.LIFTED) if plan.state is PlanState.ADOPTED else plan


def explain(plan: YearPlan, given: Explanation) -> Step:
    """Why a line is off; the last word counts. Raises PlanNotInForce, UnknownLine."""
    if plan.state is not PlanState.ADOPTED:
        raise PlanNotInForce(plan.id)
    if not 0 <= given.line < len(plan.lines) or not given.quarter.startswith(str(plan.year)):
        raise UnknownLine(plan.id, given.line)
    others = [one for one in plan.explanations if (one.line, one.quarter) != (given.line, given.quarter)]
    explained = replace(plan, explanations=(*others, given))
    return explained, [VarianceExplained(plan.id, given.line, given.quarter)]


def standing(
    plan: YearPlan,
    quarter: str,
    booked: Mapping[tuple[str, str], Money],
    committed: Mapping[tuple[str, str], Money],
    threshold: Threshold,
) -> list[Standing]:
    """Every line at the end of a quarter; `booked` and `committed` by fund and account.

    A quarter's end is due a quarter of the year's plan more than the one before.
    """
    number, nothing = int(quarter[-1]), Money(0)
    told = {(one.line, one.quarter): one.text for one in plan.explanations}
    found = []
    for at, one in enumerate(plan.lines):
        key = (one.fund_id, one.account)
        planned = Money(rounded(one.amount.fen * number, QUARTERS))
        actual = booked.get(key, nothing)
        found.append(
            Standing(
                at,
                one.fund_id,
                one.account,
                one.kind,
                one.purpose,
                one.amount,
                planned,
                committed.get(key, nothing),
                actual,
                actual - planned,
                threshold.beyond(planned, actual),
                told.get((at, quarter), ""),
            )
        )
    return found


def check_explained(plan: YearPlan, quarter: str, found: Sequence[Standing]) -> None:
    """Before the quarter is closed. Raises VarianceUnexplained."""
    silent = tuple(one.line for one in found if one.is_large and not one.explanation)
    if silent:
        raise VarianceUnexplained(plan.id, quarter, silent)

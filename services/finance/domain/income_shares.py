# SPDX-License-Identifier: AGPL-3.0-or-later
"""What owners get of a quarter's common income (公共收益), once, and what goes to the maintenance fund."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.billing_errors import NotCommonIncome, SharedAlready
from services.finance.domain.chart import AccountKind, Chart, Known
from services.finance.domain.common_income import Cost, FundPart, Split, split
from services.finance.domain.entries import Line
from services.finance.domain.events import CommonIncomeShared
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import FundKind
from services.finance.domain.places import Ownership, Place
from services.finance.domain.totals import Balance


@dataclass(frozen=True, kw_only=True)
class IncomeShare:
    """The sharing out of one quarter of a fund of common income."""

    id: str
    fund_id: str
    place: OrgPath
    quarter: str
    shared_at: datetime
    income: Money
    cost: Money
    to_fund: Money
    to_owners: Money
    units: int


@dataclass(frozen=True, slots=True)
class Allotment:
    """A unit's part; `payer`: the owner who speaks for it."""

    id: str
    share_id: str
    unit_id: str
    payer: str
    area: int
    amount: Money


def reckon(
    fund: Fund, turnover: Iterable[Balance], chart: Chart, areas: list[int], rule: FundPart, percent: int
) -> Split:
    """Income less what it cost, as posted, by area. Raises NotCommonIncome."""
    if fund.kind is not FundKind.COMMON_INCOME:
        raise NotCommonIncome(fund.id)
    income, costs = [], []
    for one in turnover:
        kind = chart.kind(one.account)
        if kind is AccountKind.INCOME:
            income.append(-one.amount)
        elif kind is AccountKind.EXPENSE and one.account != Known.SHARED_OUT:
            costs.append(Cost(one.amount, proven=True))
    return split(income, costs, areas, rule, percent)


def share(made: IncomeShare, known: IncomeShare | None) -> tuple[IncomeShare, list[Event]]:
    """Tell of it, once a quarter. Raises SharedAlready."""
    if known is not None:
        raise SharedAlready(made.fund_id, made.quarter)
    fact = CommonIncomeShared(
        made.id,
        made.fund_id,
        made.place,
        made.quarter,
        made.income,
        made.cost,
        made.to_fund,
        made.to_owners,
        made.units,
    )
    return made, [fact]


def allot(share_id: str, units: list[tuple[Place, Ownership]], found: Split) -> list[Allotment]:
    """Each unit's part of the whole."""
    return [
        Allotment(f"{share_id}:{unit.id}", share_id, unit.id, owned.payer, unit.area or 0, part)
        for (unit, owned), part in zip(units, found.shares, strict=True)
    ]


def lines(made: IncomeShare, maintenance: str) -> list[Line]:
    """What is posted: owed to the owners, and moved to the maintenance fund."""
    found = []
    if made.to_owners.fen:
        found += [
            Line(Known.SHARED_OUT, made.fund_id, made.to_owners),
            Line(Known.OWNERS, made.fund_id, -made.to_owners),
        ]
    if made.to_fund.fen:
        found += [
            Line(Known.TRANSFER, made.fund_id, made.to_fund),
            Line(Known.BANK, made.fund_id, -made.to_fund),
            Line(Known.BANK, maintenance, made.to_fund),
            Line(Known.TRANSFER, maintenance, -made.to_fund),
        ]
    return found

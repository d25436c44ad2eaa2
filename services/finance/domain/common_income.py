# SPDX-License-Identifier: AGPL-3.0-or-later
"""Common income (公共收益) is the owners': less proven cost, by area (Civil Code Art. 282, 283)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from services.chassis.values import Money
from services.finance.domain.shares import shares

WHOLE_PERCENT = 100


class FundPart(StrEnum):
    """What goes to the maintenance fund first: nothing, more than half (Shanghai Art. 51), a percentage."""

    NOTHING = "nothing"
    MORE_THAN_HALF = "more_than_half"
    AT_LEAST_PERCENT = "at_least_percent"


@dataclass(frozen=True, slots=True)
class Cost:
    """What the income cost; only what is proven counts (SPC strata interpretation Art. 14)."""

    amount: Money
    proven: bool


@dataclass(frozen=True, slots=True)
class Split:
    """What became of the income; `deficit` is carried to the next time, never charged."""

    income: Money
    cost: Money
    refused: Money
    to_fund: Money
    deficit: Money
    shares: tuple[Money, ...]

    @property
    def to_owners(self) -> Money:
        return Money(sum(one.fen for one in self.shares), self.income.currency)


def split(
    income: Iterable[Money], costs: Iterable[Cost], areas: Sequence[int], rule: FundPart, percent: int = 0
) -> Split:
    """Share the net income out; the parts, the fund's included, come to the whole."""
    known = list(costs)
    came = sum(one.fen for one in income)
    cost = sum(one.amount.fen for one in known if one.proven)
    refused = sum(one.amount.fen for one in known if not one.proven)
    net = max(0, came - cost)
    to_fund = _fund_part(net, rule, percent)
    parts = tuple(Money(one) for one in shares(net - to_fund, areas))
    deficit = max(0, cost - came)
    return Split(Money(came), Money(cost), Money(refused), Money(to_fund), Money(deficit), parts)


def _fund_part(net: int, rule: FundPart, percent: int) -> int:
    """The fewest fen that fulfil the rule."""
    if rule is FundPart.MORE_THAN_HALF:
        return net // 2 + 1 if net else 0
    if rule is FundPart.AT_LEAST_PERCENT:
        return -(-net * percent // WHOLE_PERCENT)
    return 0

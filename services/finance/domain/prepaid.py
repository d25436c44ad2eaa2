# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a payer has paid ahead (预存) in a fund: the next bills are settled from it first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from services.chassis.values import Money
from services.finance.domain.dunning_errors import PrepaidTooFar


@dataclass(frozen=True)
class Credit:
    """`left`: not used yet; below nought where it was given back after it was used."""

    id: str
    fund_id: str
    payer: str
    left: Money = Money(0)  # noqa: RUF009 - it is frozen

    def plus(self, amount: Money) -> Credit:
        return replace(self, left=self.left + amount)


def credit_id(fund_id: str, payer: str) -> str:
    return f"{fund_id}:{payer}"


def usable(credit: Credit | None, owed: Money) -> Money:
    """So much of what is owed is settled from it."""
    return Money(max(0, min(credit.left.fen, owed.fen)) if credit else 0, owed.currency)


def check_months(tariff_id: str, months: int, monthly: Money, credit: Credit | None, limit: int) -> None:
    """What is there already counts. Raises PrepaidTooFar."""
    ahead = -(-max(0, credit.left.fen) // monthly.fen) if credit and monthly.fen else 0
    most = max(0, limit - ahead) if monthly.fen else 0
    if months > most:
        raise PrepaidTooFar(tariff_id, most)

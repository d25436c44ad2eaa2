# SPDX-License-Identifier: AGPL-3.0-or-later
"""A fund (资金): money for a purpose, kept apart from all other money of the place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.chart import AccountKind, Chart, Known
from services.finance.domain.entries import Line
from services.finance.domain.errors import AgainstPurpose, FundSpent
from services.finance.domain.events import FundOpened
from services.finance.domain.kinds import FundKind

RESTRICTED = frozenset({FundKind.MAINTENANCE, FundKind.GRANT, FundKind.DONATION})


@dataclass(frozen=True, kw_only=True)
class Fund:
    """A fund of a place.

    Attributes:
        purpose: what it is for, in words.
        allowed: the expense accounts that it may pay; empty: all of them.
        matter: the matter that a restricted fund is for, if it is for one alone.
        held: what is held of it for something that is not posted yet.
        spends: how often it paid; every payment meets the one before here, so that together they never pay
            more than there is.

    """

    id: str
    place: OrgPath
    within: tuple[str, ...]
    kind: FundKind
    name: str
    purpose: str
    opened_at: datetime
    allowed: tuple[str, ...] = ()
    matter: str | None = None
    held: Money = Money(0)  # noqa: RUF009 - it is frozen
    spends: int = 0

    @property
    def restricted(self) -> bool:
        return bool(self.allowed or self.matter) or self.kind in RESTRICTED


def open_fund(fund: Fund, chart: Chart) -> tuple[Fund, list[Event]]:
    """Begin a fund. Raises UnknownAccount, AgainstPurpose if it shall pay what is no expense."""
    for code in fund.allowed:
        if chart.kind(code) is not AccountKind.EXPENSE:
            raise AgainstPurpose(fund.id, code)
    fact = FundOpened(fund.id, fund.kind, fund.name, fund.purpose, fund.place, fund.matter)
    return fund, [fact]


def check_purpose(fund: Fund, lines: tuple[Line, ...], chart: Chart, matter: str | None) -> None:
    """A restricted fund pays its own expenses alone and gives nothing to another fund (专款专用).

    Raises AgainstPurpose.
    """
    for line in lines:
        if line.fund_id != fund.id or line.amount.fen < 0:
            continue
        expense = chart.kind(line.account) is AccountKind.EXPENSE
        away = line.account == Known.TRANSFER and fund.restricted
        elsewhere = expense and fund.matter is not None and fund.matter != matter
        if away or elsewhere or (expense and fund.allowed and line.account not in fund.allowed):
            raise AgainstPurpose(fund.id, line.account)


def spend(fund: Fund, cash: Money, amount: Money) -> Fund:
    """It pays an amount out of the cash that it has and that is not held. Raises FundSpent."""
    _check_available(fund, cash, amount)
    return replace(fund, spends=fund.spends + 1)


def hold(fund: Fund, cash: Money, amount: Money) -> Fund:
    """Nothing else is paid with so much of it. Raises FundSpent."""
    _check_available(fund, cash, amount)
    return replace(fund, held=fund.held + amount)


def release(fund: Fund, amount: Money) -> Fund:
    """So much is no longer held."""
    return replace(fund, held=fund.held - amount)


def _check_available(fund: Fund, cash: Money, amount: Money) -> None:
    available = cash - fund.held
    if (available - amount).fen < 0:
        raise FundSpent(fund.id, amount.fen, available.fen)

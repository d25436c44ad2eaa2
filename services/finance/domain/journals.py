# SPDX-License-Identifier: AGPL-3.0-or-later
"""The books as a plain-text journal, from which hledger and beancount compute the same balances."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from services.chassis.values import Money
from services.finance.domain.chart import AccountKind, Chart
from services.finance.domain.entries import Entry

ROOTS = {
    AccountKind.ASSET: "Assets",
    AccountKind.LIABILITY: "Liabilities",
    AccountKind.EQUITY: "Equity",
    AccountKind.INCOME: "Income",
    AccountKind.EXPENSE: "Expenses",
}
SINCE = "1990-01-01"
DECIMALS = 2


class Syntax(StrEnum):
    HLEDGER = "hledger"
    BEANCOUNT = "beancount"


def account_name(account: str, fund_id: str, chart: Chart) -> str:
    """An account of a fund as both programs write it."""
    return f"{ROOTS[chart.kind(account)]}:{account}:F{fund_id}"


def head(funds: Iterable[str], chart: Chart, syntax: Syntax) -> str:
    """What the journal begins with: the accounts that there are."""
    word = "account" if syntax is Syntax.HLEDGER else f"{SINCE} open"
    names = [account_name(account, fund, chart) for fund in funds for account in sorted(chart.accounts)]
    return "".join(f"{word} {name}\n" for name in names) + "\n"


def written(entry: Entry, chart: Chart, syntax: Syntax) -> str:
    """One entry, with its id."""
    text = " ".join(entry.text.split())
    if syntax is Syntax.HLEDGER:
        first = f"{entry.effective} {text.replace(';', ',').replace('|', ',')}\n    ; entry: {entry.id}\n"
    else:
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        first = f'{entry.effective} * "{quoted}"\n    entry: "{entry.id}"\n'
    lines = (
        f"    {account_name(line.account, line.fund_id, chart)}  {decimal(line.amount)}\n"
        for line in entry.lines
    )
    return f"{first}{''.join(lines)}\n"


def decimal(amount: Money) -> str:
    """An amount in the currency's main unit: `-12.34 CNY`."""
    whole, part = divmod(abs(amount.fen), 10**DECIMALS)
    return f"{'-' if amount.fen < 0 else ''}{whole}.{part:0{DECIMALS}d} {amount.currency}"

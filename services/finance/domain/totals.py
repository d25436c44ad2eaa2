# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the lines of entries come to: by fund, account and month, kept with every posting; balances add up.

Totals are striped: two postings at the same time into one fund seldom meet at one document, where the later
would have to run again. The sum over the stripes is what counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.calendar import Calendar
from services.chassis.values import Money
from services.finance.domain.entries import Entry, Line

STRIPES = 16


@dataclass(frozen=True)
class Total:
    """The debits and credits of one account of a fund, for a month (`effective`), made in a month (`booked`).

    Months are written as `2026-03`.
    """

    id: str
    fund_id: str
    account: str
    effective: str
    booked: str
    debit: Money
    credit: Money

    def plus(self, other: Total) -> Total:
        return replace(self, debit=self.debit + other.debit, credit=self.credit + other.credit)

    @property
    def balance(self) -> Balance:
        return Balance(self.account, self.debit, self.credit)


@dataclass(frozen=True, slots=True)
class Balance:
    """What an account comes to: all debits, all credits, and the one less the other."""

    account: str
    debit: Money
    credit: Money

    @property
    def amount(self) -> Money:
        return self.debit - self.credit

    @property
    def currency(self) -> str:
        return self.debit.currency

    def plus(self, other: Balance) -> Balance:
        return Balance(self.account, self.debit + other.debit, self.credit + other.credit)


def month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def booked_month(at: datetime, calendar: Calendar) -> str:
    """The local month in which something was booked."""
    return month_of(calendar.local_date(at))


def totals_of(entry: Entry, booked: str, stripe: int) -> list[Total]:
    """What an entry adds, one total for each fund and account that it touches."""
    found: dict[str, Total] = {}
    month = month_of(entry.effective)
    for line in entry.lines:
        currency = line.amount.currency
        key = f"{line.fund_id}:{line.account}:{currency}:{month}:{booked}:{stripe:02d}"
        debit, credit = sides(line.amount)
        one = Total(key, line.fund_id, line.account, month, booked, debit, credit)
        found[key] = found[key].plus(one) if key in found else one
    return [found[key] for key in sorted(found)]


def sides(amount: Money) -> tuple[Money, Money]:
    """An amount as debit and credit."""
    return Money(max(0, amount.fen), amount.currency), Money(max(0, -amount.fen), amount.currency)


def added(parts: Iterable[Balance]) -> tuple[Balance, ...]:
    """Balances, one for each account and currency, by code."""
    found: dict[tuple[str, str], Balance] = {}
    for part in parts:
        key = (part.account, part.currency)
        found[key] = found[key].plus(part) if key in found else part
    return tuple(found[key] for key in sorted(found))


def of_lines(lines: Iterable[Line], fund_id: str) -> Iterable[Balance]:
    """What lines add to the balances of a fund."""
    return (Balance(line.account, *sides(line.amount)) for line in lines if line.fund_id == fund_id)

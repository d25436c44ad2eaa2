# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fees (物业费): what a bill comes to, who pays which part, which bills a payment settles, what is late.

All in whole numbers, worked out exactly and rounded once, half a fen upwards. Areas are in hundredths of a
square metre, prices in ten-thousandths of a yuan (per square metre and month).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from services.chassis import written
from services.chassis.values import Money
from services.finance.domain.shares import shares

WHOLE_PERCENT = 100
UNITS_OF_AREA = 100
PRICE_PER_FEN = 100
MILLION = 1_000_000


class Change(StrEnum):
    """When a new owner begins to pay: on the day, or from the next month on (Shanghai Art. 49)."""

    BY_DAYS = "by_days"
    NEXT_MONTH = "next_month"


@dataclass(frozen=True, slots=True)
class Open:
    """What is owed on a bill."""

    bill: str
    due: date
    principal: Money
    late_fee: Money = Money(0)  # noqa: RUF009 - it is frozen


@dataclass(frozen=True, slots=True)
class Settled:
    """What a payment settles of a bill: the late fee before the principal."""

    bill: str
    late_fee: Money
    principal: Money


@dataclass(frozen=True, slots=True)
class LateTerms:
    """Contractual damages (违约金), simple, on the principal alone; by default none.

    `rate`: per million and day. `cap_percent`: of the first principal, None without one.
    """

    rate: int = 0
    grace_days: int = 0
    cap_percent: int | None = None
    waived: bool = False


def rounded(numerator: int, denominator: int) -> int:
    """A fraction that is not negative, to a whole number, half upwards."""
    return (2 * numerator + denominator) // (2 * denominator)


def by_area(
    area: int, price: int, months: int, vacant: int = 0, vacancy_percent: int = WHOLE_PERCENT
) -> Money:
    """Area times price times months; for vacant months a percentage where a district sets one."""
    parts = (months - vacant) * WHOLE_PERCENT + vacant * vacancy_percent
    return Money(rounded(area * price * parts, UNITS_OF_AREA * PRICE_PER_FEN * WHOLE_PERCENT))


def at_change(whole: Money, first: date, last: date, changed_on: date, rule: Change) -> tuple[Money, Money]:
    """The old and the new owner's parts of a bill from its first through its last day."""
    if rule is Change.BY_DAYS:
        old = max(0, min((changed_on - first).days, (last - first).days + 1))
        parts = (old, (last - first).days + 1 - old)
    else:
        months = _month(last) - _month(first) + 1
        old = max(0, min(_month(changed_on) + 1 - _month(first), months))
        parts = (old, months - old)
    mine, theirs = shares(whole.fen, parts)
    return Money(mine, whole.currency), Money(theirs, whole.currency)


def most_prepaid(this_month: str, paid_through: str, contract_through: str, limit: int) -> int:
    """How many months may be paid now: up to so many from the next one on, within the contract.

    Months are written as `2026-03`; those up to this one are arrears (Hangzhou Art. 55: 12 at the most).
    """
    last = min(_number(this_month) + limit, _number(contract_through))
    return max(0, last - _number(paid_through))


def apportion(payment: Money, bills: Iterable[Open], named: str = "") -> tuple[list[Settled], Money]:
    """Which bills a payment settles, and what is left: the named one, then by due day, then by id."""
    left, found = payment.fen, []
    for one in sorted(bills, key=lambda bill: (bill.bill != named, bill.due, bill.bill)):
        fee = min(left, one.late_fee.fen)
        principal = min(left - fee, one.principal.fen)
        left -= fee + principal
        if fee or principal:
            found.append(Settled(one.bill, Money(fee, payment.currency), Money(principal, payment.currency)))
    return found, Money(left, payment.currency)


def late_fee(
    principal: Money, due: date, until: date, terms: LateTerms, payments: Sequence[tuple[date, Money]] = ()
) -> tuple[int, Money, Money]:
    """Late days, and what is owed for them before and after the cap (Civil Code Art. 585).

    The due day is not late, the day of payment counts; grace days are free even when they are exceeded.
    """
    begin = due + timedelta(days=terms.grace_days)
    days = max(0, (until - begin).days)
    paid = sorted((on, amount.fen) for on, amount in payments if on <= until)
    owed, since, sum_of_days = principal.fen, begin, 0
    for on, amount in paid:
        sum_of_days += owed * max(0, (on - since).days)
        owed, since = owed - amount, max(since, on)
    sum_of_days += owed * max(0, (until - since).days)
    before = rounded(sum_of_days * terms.rate, MILLION)
    fee = 0 if terms.waived else before
    if terms.cap_percent is not None:
        fee = min(fee, rounded(principal.fen * terms.cap_percent, WHOLE_PERCENT))
    return days, Money(before, principal.currency), Money(fee, principal.currency)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _number(month: str) -> int:
    return _month(written.month(month))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Months and quarters (Civil Code Art. 202: a period of months ends on the corresponding day)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from services.credit.domain.rule_sets import MONTHS_OF_QUARTER

MONTHS_OF_YEAR = 12


def months_after(day: date, months: int) -> date:
    """The corresponding day so many months on; where the month has none, its last day."""
    years, month = divmod(day.month - 1 + months, MONTHS_OF_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_quarter_end(day: date) -> date:
    """The last day of the latest quarter that is over."""
    first_month = day.month - (day.month - 1) % MONTHS_OF_QUARTER
    return date(day.year, first_month, 1) - timedelta(days=1)


def quarter_end(quarter: str) -> date:
    """The last day of a quarter, given as `2026Q1`."""
    first = date(int(quarter[:4]), (int(quarter[-1]) - 1) * MONTHS_OF_QUARTER + 1, 1)
    return months_after(first, MONTHS_OF_QUARTER) - timedelta(days=1)


def next_quarter(day: date) -> date:
    """The first day of the next quarter."""
    return months_after(date(day.year, day.month - (day.month - 1) % MONTHS_OF_QUARTER, 1), MONTHS_OF_QUARTER)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Quarters."""

from __future__ import annotations

from datetime import date, timedelta

from services.chassis.calendar import months_after
from services.credit.domain.rule_sets import MONTHS_OF_QUARTER


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

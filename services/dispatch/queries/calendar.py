# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is known of the working time of the years ahead."""

from dataclasses import dataclass

from services.dispatch.store import Tx

YEARS_AHEAD = 2


@dataclass(frozen=True)
class CalendarYear:
    year: int
    known: bool


def list_calendar_years(tx: Tx) -> list[CalendarYear]:
    """The present year and the two behind it, and whether their holidays are published."""
    calendar = tx.calendar
    first = calendar.local_date(tx.now).year
    return [CalendarYear(year, calendar.known(year)) for year in range(first, first + YEARS_AHEAD + 1)]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""A year's public holidays as the State Council's notice names them, kept once for all districts."""

from dataclasses import dataclass
from datetime import date

from services.chassis import written
from services.chassis.values import Event, Invalid
from services.identity.domain.events import HolidaysPublished, NamedDay

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """The notice of one year (its id) with every later change of it; `papers` are where it stands."""

    id: str
    days: tuple[NamedDay, ...]
    papers: tuple[str, ...]


def load(
    kept: HolidayNotice | None, year: int, days: tuple[NamedDay, ...], papers: tuple[str, ...]
) -> tuple[HolidayNotice, list[Event]]:
    """The notice as it is now; nothing is told where it says what is kept already.

    A notice names New Year's Day and National Day of its year as days off, and no day far from it.

    Raises:
        Invalid: a day is given twice or lies outside, or these two days are not off.

    """
    named = {written.day(day.date): day.worked for day in days}
    if len(named) != len(days):
        raise Invalid("days", "a day is given twice")
    if any(not date(year - 1, 12, 1) <= day <= date(year + 1, 1, 31) for day in named):
        raise Invalid("days", f"a day lies outside the year {year}")
    if named.get(date(year, 1, 1)) is not False or named.get(date(year, 10, 1)) is not False:
        raise Invalid("days", "a notice names 1 January and 1 October as days off")
    notice = HolidayNotice(str(year), tuple(sorted(days, key=lambda day: day.date)), papers)
    if notice == kept:
        return notice, []
    return notice, [HolidaysPublished(notice.id, notice.days, notice.papers)]

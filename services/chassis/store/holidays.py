# SPDX-License-Identifier: AGPL-3.0-or-later
"""Each service's own copy of the holidays that the platform loaded, kept once under the platform's tenant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from services.chassis import written
from services.chassis.store.collection import Copy
from services.chassis.store.transaction import Transaction

YEARS_BACK, YEARS_AHEAD = 2, 2
"""No limit that runs began longer ago or ends later than in these years; a calendar reads no others."""


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """The days that the State Council's notice of a year names (ISO 8601), true if worked."""

    id: str
    days: Mapping[str, bool]


HOLIDAY_YEARS = Copy(HolidayYear, "holiday_years")


def published(tx: Transaction) -> tuple[dict[date, bool], frozenset[int]]:
    """The days that the loaded notices name of the years around now, and which years these are."""
    near = range(tx.now.year - YEARS_BACK, tx.now.year + YEARS_AHEAD + 1)
    found = tx.load_several(HOLIDAY_YEARS, [str(year) for year in near], shared=True)
    days = {written.day(day): worked for one in found for day, worked in one.days.items()}
    return days, frozenset(int(one.id) for one in found)

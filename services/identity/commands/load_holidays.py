# SPDX-License-Identifier: AGPL-3.0-or-later
"""Load the State Council's notice of a year's public holidays, for all districts at once."""

from typing import Annotated

from pydantic import ConfigDict, Field

from services.chassis.http import Day, Input
from services.chassis.values import PLATFORM
from services.identity.domain import holidays
from services.identity.domain.authority import Permission
from services.identity.domain.events import NamedDay
from services.identity.domain.holidays import FIRST_YEAR, LAST_YEAR, HolidayNotice
from services.identity.store import Tx

Paper = Annotated[str, Field(max_length=500)]


class PublishedDay(Input):
    """A day that the notice names; one that is not off is a make-up working day (调休)."""

    name: str = Field(max_length=50)
    date: Day
    is_off_day: bool = Field(alias="isOffDay")


class LoadHolidays(Input):
    """In the form in which the notices are published as data (holiday-cn)."""

    model_config = ConfigDict(populate_by_name=True)

    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    papers: tuple[Paper, ...] = Field((), max_length=20)
    days: tuple[PublishedDay, ...] = Field(min_length=1, max_length=100)


def handle(tx: Tx, cmd: LoadHolidays) -> HolidayNotice:
    """Raises Forbidden, Invalid."""
    tx.require(Permission.HOLIDAYS_LOAD, f"/{PLATFORM}")
    days = tuple(NamedDay(day.date.isoformat(), day.name, not day.is_off_day) for day in cmd.days)
    kept = tx.holiday_notices.find(str(cmd.year))
    notice, events = holidays.load(kept, cmd.year, days, cmd.papers)
    if events:
        tx.holiday_notices.put(notice, *events)
    return notice

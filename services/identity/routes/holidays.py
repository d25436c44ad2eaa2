# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public holidays, loaded once by the platform's operator for all districts."""

from pydantic import Field

from services.chassis.http import Resource, View
from services.identity.commands import load_holidays
from services.identity.domain.authority import Permission
from services.identity.domain.events import NamedDay
from services.identity.domain.holidays import HolidayNotice


class NamedDayView(View):
    """A day that the notice names."""

    date: str
    name: str
    worked: bool


class HolidayNoticeView(View):
    """What is kept of a year."""

    year: str = Field(validation_alias="id")
    days: list[NamedDayView]
    papers: list[str]


def to_view(notice: HolidayNotice) -> HolidayNoticeView:
    return HolidayNoticeView(
        id=notice.id, days=[_day(day) for day in notice.days], papers=list(notice.papers)
    )


def _day(day: NamedDay) -> NamedDayView:
    return NamedDayView(date=day.date, name=day.name, worked=day.worked)


holidays = Resource("holidays", "/identity/v1/holidays", shows=to_view)

holidays.create(load_holidays, requires=Permission.HOLIDAYS_LOAD)

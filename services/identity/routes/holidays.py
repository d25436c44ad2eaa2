# SPDX-License-Identifier: AGPL-3.0-or-later
"""Public holidays, loaded once by the platform's operator for all districts."""

from pydantic import Field

from services.chassis.http import Resource, View
from services.identity.commands import load_holidays
from services.identity.domain.authority import Permission


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


holidays = Resource("holidays", "/identity/v1/holidays", shows=HolidayNoticeView)

holidays.create(load_holidays, requires=Permission.HOLIDAYS_LOAD)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Dispatch's API of the working time in which the limits of orders count."""

from collections.abc import Mapping
from typing import Any

from services.portal.client.http import Api, Token
from services.portal.client.models.dispatch import (
    CalendarPolicy,
    CalendarPreviewView,
    CalendarYearView,
    ItemsViewCalendarYearView,
    JobView,
    PageViewJobView,
)

V1 = "/dispatch/v1"
CALENDAR = f"{V1}/policies/calendar"
RECKONS = "deadlines.reckon"
"""The kind of the job that reckons open deadlines again."""


class WorkingTime:
    """On behalf of one person, for their whole district."""

    def __init__(self, api: Api, token: Token) -> None:
        self._api = api
        self._token = token

    def policy(self) -> CalendarPolicy:
        return CalendarPolicy.model_validate(self._api.get(CALENDAR, self._token))

    def years(self) -> list[CalendarYearView]:
        """Those ahead, and whether their holidays are published."""
        answer = self._api.get(f"{CALENDAR}/years", self._token)
        return ItemsViewCalendarYearView.model_validate(answer).items

    def preview(self, body: Mapping[str, Any], key: str) -> CalendarPreviewView:
        """What the change would move."""
        answer = self._api.post(f"{CALENDAR}:preview", self._token, body, key=key)
        return CalendarPreviewView.model_validate(answer)

    def put(self, body: Mapping[str, Any], key: str, version: str) -> None:
        """Change what is named; open deadlines are then reckoned again."""
        self._api.put_json(CALENDAR, self._token, body, key=key, version=version)

    def job(self) -> JobView | None:
        """The reckoning that this person's latest change began."""
        jobs = PageViewJobView.model_validate(self._api.get(f"{V1}/jobs", self._token)).items
        return next((one for one in jobs if one.kind == RECKONS), None)

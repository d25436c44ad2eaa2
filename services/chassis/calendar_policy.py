# SPDX-License-Identifier: AGPL-3.0-or-later
"""Working time as a policy: each service that counts in it has its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import ClassVar, Self

from pydantic import Field, model_validator

from services.chassis.calendar import OFFICE_HOURS, Calendar, Hours, check_zone
from services.chassis.moments import Day, LocalTime
from services.chassis.store import Policy, UnitOfWork, holidays, policies, tenants
from services.chassis.values import Invalid, OrgPath

LONGEST_WORKING_DAYS = 1000
LONGEST_WORKING_TIME = timedelta(hours=1000)
"""No limit that any policy sets is longer; every calendar that is put has an end for these."""
REHEARSED_FROM = tuple(
    datetime(year, month, 28, 22, tzinfo=UTC) for year in (2026, 2190) for month in (2, 9, 12)
)
"""Moments at which sample work begins: before a leap day and a holiday, at the turn of a year, far away."""


class CalendarPolicy(Policy):
    """Working time. `days` override the published holidays (true: worked)."""

    policy_name: ClassVar[str] = "calendar"

    zone: str = Field("Asia/Shanghai", pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$", max_length=64)
    hours: tuple[tuple[LocalTime, LocalTime], ...] = Field(
        tuple((stretch.opens, stretch.closes) for stretch in OFFICE_HOURS), min_length=1, max_length=10
    )
    days: dict[Day, bool] = Field({}, max_length=2000)

    @model_validator(mode="after")
    def _usable(self) -> Self:
        try:
            check_zone(self.zone)
            self.value()
        except Invalid as refusal:
            raise ValueError(refusal.reason) from None
        return self

    def rehearse(self) -> None:
        """The longest limits that can be set, from moments that are hard to reckon with."""
        calendar = self.value()
        for start in REHEARSED_FROM:
            calendar.next_opening(start)
            calendar.due_after(start, LONGEST_WORKING_DAYS)
            calendar.add_days(calendar.local_date(start), LONGEST_WORKING_DAYS)
            ends = calendar.add_working_time(start, LONGEST_WORKING_TIME)
            calendar.working_time_between(start, ends)

    def value(
        self, published: Mapping[date, bool] = MappingProxyType({}), years: frozenset[int] = frozenset()
    ) -> Calendar:
        """The calendar, with the days and years that the platform loaded."""
        hours = tuple(Hours(*stretch) for stretch in self.hours)
        return Calendar(self.zone, hours, self.days, published, years)


def calendar_at(tx: UnitOfWork, at: OrgPath) -> Calendar:
    """The working time of a place."""
    return tx.policy(CalendarPolicy, at).value(*holidays.published(tx))


def district_calendar(tx: UnitOfWork) -> Calendar:
    """The days of the district, without holidays: a service that has no policy goes by its zone."""
    policy, own = tx.policy(CalendarPolicy), tenants.own(tx)
    zoned = policy if policy.version or own is None else CalendarPolicy(zone=own.timezone)
    return zoned.value()


def local_date_at(tx: UnitOfWork, at: OrgPath, moment: datetime) -> date:
    """The day at a place: its zone alone says, so no holidays are read for it."""
    return tx.policy(CalendarPolicy, at).value().local_date(moment)


def calendars_at(tx: UnitOfWork, places: Iterable[OrgPath]) -> dict[OrgPath, Calendar]:
    """The working time of several places, read at once."""
    loaded = holidays.published(tx)
    found = policies.current_at(tx, CalendarPolicy, places)
    return {place: policy.value(*loaded) for place, policy in found.items()}

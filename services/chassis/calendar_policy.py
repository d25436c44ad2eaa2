# SPDX-License-Identifier: AGPL-3.0-or-later
"""Working time as a policy: each service that counts in it has its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import ClassVar, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, model_validator

from services.chassis.calendar import OFFICE_HOURS, Calendar, Hours
from services.chassis.store import Policy, UnitOfWork, holidays, policies
from services.chassis.values import Invalid, OrgPath


class CalendarPolicy(Policy):
    """Working time. `days` override the published holidays (true: worked)."""

    policy_name: ClassVar[str] = "calendar"

    zone: str = Field("Asia/Shanghai", pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$", max_length=64)
    hours: tuple[tuple[time, time], ...] = Field(
        tuple((stretch.opens, stretch.closes) for stretch in OFFICE_HOURS), min_length=1, max_length=10
    )
    days: dict[date, bool] = Field({}, max_length=2000)

    @model_validator(mode="after")
    def _usable(self) -> Self:
        try:
            ZoneInfo(self.zone)
            self.value()
        except ZoneInfoNotFoundError:
            raise ValueError("the zone is not an IANA time zone") from None
        except Invalid as refusal:
            raise ValueError(refusal.reason) from None
        return self

    def value(
        self, published: Mapping[date, bool] = MappingProxyType({}), years: frozenset[int] = frozenset()
    ) -> Calendar:
        """The calendar, with the days and years that the platform loaded."""
        hours = tuple(Hours(*stretch) for stretch in self.hours)
        return Calendar(self.zone, hours, self.days, published, years)


def calendar_at(tx: UnitOfWork, at: OrgPath) -> Calendar:
    """The working time of a place."""
    return tx.policy(CalendarPolicy, at).value(*holidays.published(tx))


def calendars_at(tx: UnitOfWork, places: Iterable[OrgPath]) -> dict[OrgPath, Calendar]:
    """The working time of several places, read at once."""
    loaded = holidays.published(tx)
    found = policies.current_at(tx, CalendarPolicy, places)
    return {place: policy.value(*loaded) for place, policy in found.items()}

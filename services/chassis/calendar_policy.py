# SPDX-License-Identifier: AGPL-3.0-or-later
"""Working time as a policy: each service that counts in it has its own."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, model_validator

from services.chassis.calendar import OFFICE_HOURS, Calendar, Hours
from services.chassis.store import Policy
from services.chassis.values import Invalid


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

    def value(self) -> Calendar:
        return Calendar(self.zone, tuple(Hours(*stretch) for stretch in self.hours), self.days)

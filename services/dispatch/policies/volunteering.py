# SPDX-License-Identifier: AGPL-3.0-or-later
"""The skills that neighbours can offer and ask for, and when one checks in to an activity."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Self

from pydantic import Field, model_validator

from services.chassis.store import Policy
from services.dispatch.policies.reasons import Reason


class VolunteerPolicy(Policy):
    """`check_in_minutes`: so long before an activity begins one can check in.

    `need_days`: so long a need waits for help.
    """

    policy_name: ClassVar[str] = "volunteering"

    skills: tuple[Reason, ...] = Field(
        (
            Reason(code="first-aid", name="急救", name_en="First aid"),
            Reason(code="electrics", name="电工", name_en="Electrics"),
            Reason(code="plumbing", name="水暖", name_en="Plumbing"),
            Reason(code="law", name="法律咨询", name_en="Legal advice"),
            Reason(code="computer", name="电脑手机", name_en="Computers and phones"),
            Reason(code="tutoring", name="课业辅导", name_en="Tutoring"),
            Reason(code="care", name="陪护照料", name_en="Care"),
            Reason(code="mediation", name="调解", name_en="Mediation"),
            Reason(code="hairdressing", name="理发", name_en="Hairdressing"),
            Reason(code="patrol", name="巡逻值守", name_en="Patrol"),
        ),
        max_length=200,
    )
    check_in_minutes: int = Field(60, ge=0, le=1440)
    need_days: int = Field(30, ge=1, le=365)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(self.skills) != len(set(self.codes)):
            raise ValueError("a skill is given twice")
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(skill.code for skill in self.skills)

    @property
    def need_lapses_after(self) -> timedelta:
        return timedelta(days=self.need_days)

    @property
    def check_in_opens(self) -> timedelta:
        return timedelta(minutes=self.check_in_minutes)

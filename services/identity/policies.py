# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for its log-ins."""

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar, Self

from pydantic import Field, model_validator

from services.chassis.store import Policy
from services.chassis.values import Role
from services.identity.domain.accounts import LockOut

HOURS_OF_DAY = 24


class LogInPolicy(Policy):
    """Passwords, lock-out and how long a log-in lasts (GB/T 22239-2019 level 3, 8.1.4.1)."""

    policy_name: ClassVar[str] = "log_in"

    shortest_password: int = Field(10, ge=8, le=64)
    lock_after_failures: int = Field(5, ge=3, le=20)
    first_lock_seconds: int = Field(60, ge=1, le=3600)
    longest_lock_seconds: int = Field(3600, ge=60, le=86_400)
    session_hours: int = Field(12, ge=1, le=720)
    remembered_days: int = Field(30, ge=1, le=90, description="of who stays logged in on an own device")

    second_factor_of: tuple[Role, ...] = Field(
        (), max_length=40, description="the roles whose holders log in with a second factor"
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.first_lock_seconds > self.longest_lock_seconds:
            raise ValueError("the first lock is longer than the longest")
        if self.session_hours > self.remembered_days * HOURS_OF_DAY:
            raise ValueError("who stays logged in is logged out sooner than who does not")
        return self

    def demands_second_factor(self, roles: Iterable[Role]) -> bool:
        """Whether who holds these must have one; from their next log-in on."""
        return any(role in self.second_factor_of for role in roles)

    @property
    def lock_out(self) -> LockOut:
        return LockOut(
            self.lock_after_failures,
            timedelta(seconds=self.first_lock_seconds),
            timedelta(seconds=self.longest_lock_seconds),
        )

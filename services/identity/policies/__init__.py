# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for its log-ins."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from services.chassis.step_up import TWO_FACTORS, Demand, Group
from services.chassis.store import Policy
from services.chassis.values import Role
from services.identity.domain import real_names
from services.identity.domain.accounts import LockOut
from services.identity.domain.kinds import Asked, RealName
from services.identity.domain.roles import ADMINISTRATION_APART, ADMINISTRATORS

GIVEN = [role.value for role in Role if role is not Role.SYSTEM_ADMIN]


def _is_given(role: Role) -> Role:
    if role not in GIVEN:
        raise ValueError("nobody is given this role: name district_admin")
    return role


GivenRole = Annotated[Role, AfterValidator(_is_given), WithJsonSchema({"type": "string", "enum": GIVEN})]
"""A role as people have it on record."""
HOURS_OF_DAY = 24
FEWEST_APART = 2


class LogInPolicy(Policy):
    """Passwords, lock-out and how long a log-in lasts (GB/T 22239-2019 level 3, 8.1.4.1)."""

    policy_name: ClassVar[str] = "log_in"

    shortest_password: int = Field(10, ge=8, le=64)
    lock_after_failures: int = Field(5, ge=3, le=20)
    first_lock_seconds: int = Field(60, ge=1, le=3600)
    longest_lock_seconds: int = Field(3600, ge=60, le=86_400)
    session_hours: int = Field(12, ge=1, le=720)
    remembered_days: int = Field(30, ge=1, le=90, description="of who stays logged in on an own device")

    code_by_phone: bool = Field(
        default=False, description="logging in with a code by text message in place of the password"
    )
    second_factor_of: tuple[GivenRole, ...] = Field(
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


class StepUpPolicy(Policy):
    """What a log-in must be for what weighs much: newer, or with two factors (GB/T 22239-2019, 8.1.4.1)."""

    policy_name: ClassVar[str] = "step_up"

    payments: Asked = Field(Asked.TWO_FACTORS_IF_SET, description="money leaves: approving and paying it out")
    releases: Asked = Field(
        Asked.TWO_FACTORS_IF_SET, description="the second person of what two persons decide"
    )
    unmasking: Asked = Field(Asked.TWO_FACTORS_IF_SET, description="personal data in the clear")
    roles: Asked = Field(
        Asked.TWO_FACTORS_IF_SET, description="roles, log-ins of others, clients, these rules"
    )
    votes: Asked = Field(Asked.NOTHING, description="residents' own ballots")
    bills: Asked = Field(Asked.NOTHING, description="residents' own bills and payments")
    fresh_minutes: int = Field(120, ge=1, le=1440, description="how old a log-in may be where one is asked")

    def demands(self, *, has_second_factor: bool) -> dict[Group, Demand]:
        """What is asked of somebody for each group, none where nothing is."""
        asked = {group: self._of(getattr(self, group), has_second_factor) for group in Group}
        return {group: demand for group, demand in asked.items() if demand}

    def _of(self, asked: Asked, has_second_factor: bool) -> Demand | None:
        seconds = self.fresh_minutes * 60
        if asked is Asked.NOTHING or (asked is Asked.TWO_FACTORS_IF_SET and not has_second_factor):
            return None
        return Demand("" if asked is Asked.FRESH else TWO_FACTORS, seconds)


class RealNamePolicy(Policy):
    """How far it must be proven who somebody is (实名等级) for what they do themselves."""

    policy_name: ClassVar[str] = "real_name"

    votes: RealName = Field(RealName.NOTHING, description="voting online")
    bills: RealName = Field(RealName.NOTHING, description="seeing one's own bills and payments")

    def lacking(self, level: RealName) -> dict[Group, RealName]:
        """The groups that are closed at this level, and the one that each needs."""
        needed = {Group.VOTES: self.votes, Group.BILLS: self.bills}
        return {group: one for group, one in needed.items() if not real_names.reaches(level, one)}


class EmergencyPolicy(Policy):
    """Who may open what is not theirs in an emergency (应急访问), and for how long."""

    policy_name: ClassVar[str] = "emergency"

    may_open: tuple[GivenRole, ...] = Field(
        (), max_length=10, description="the roles whose holders may open one"
    )
    opens: tuple[GivenRole, ...] = Field((), max_length=10, description="the roles that may be opened")
    hours: int = Field(4, ge=1, le=24, description="until it ends by itself")
    review_days: int = Field(
        5, ge=1, le=30, description="working days until a review is overdue, and until it is told again"
    )

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if set(self.opens) & {Role.PLATFORM_OPERATOR, *ADMINISTRATORS}:
            raise ValueError("who gives roles could make an emergency last, and who audits judges it")
        if not set(self.may_open).isdisjoint({Role.RESIDENT, Role.INTEGRATOR}):
            raise ValueError("those who work here open what is not theirs")
        if Role.SECURITY_ADMIN in self.may_open:
            raise ValueError("who prepares it for others does not open it")
        return self


class SeparationPolicy(Policy):
    """Which roles no one person may have together, wherever (不相容岗位分离, 三员分立)."""

    policy_name: ClassVar[str] = "separation"

    administrators: bool = Field(
        default=False, description="system, security and audit are administered by three persons (三员分立)"
    )
    apart: tuple[tuple[GivenRole, ...], ...] = Field(
        (), max_length=20, description="sets of roles, of which nobody has two"
    )

    @property
    def sets(self) -> tuple[tuple[Role, ...], ...]:
        """Each set of roles of which nobody has two."""
        return (*self.apart, *ADMINISTRATION_APART) if self.administrators else self.apart

    @model_validator(mode="after")
    def _sets(self) -> Self:
        for roles in self.apart:
            if len(set(roles)) != len(roles) or len(roles) < FEWEST_APART:
                raise ValueError("a set has two different roles or more")
            if Role.RESIDENT in roles:
                raise ValueError("who works here may live here")
        return self

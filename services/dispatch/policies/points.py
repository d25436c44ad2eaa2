# SPDX-License-Identifier: AGPL-3.0-or-later
"""What points are given for, how long they are good, and what they make of somebody."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.chassis.store import Policy
from services.dispatch.domain.points import PointTerms
from services.dispatch.policies.reasons import Code, Label

VOLUNTEER_HOUR, CLAIMED_ORDER = "volunteer_hour", "claimed_order"
"""The rules by which the service rewards of itself, where the policy has them."""
MOST = 1_000_000
Count = Annotated[int, Field(ge=1, le=MOST)]


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class PointRule(_Rule):
    """So many points each time, or each full `hour`."""

    code: Code
    name: Label
    name_en: Label
    points: int = Field(ge=1, le=10_000)
    per: Literal["time", "hour"] = "time"


class HonourRule(_Rule):
    """Whoever has earned so many has the honour, whatever was spent since."""

    code: Code
    name: Label
    name_en: Label
    points: Count


class PointPolicy(Policy):
    """Points (积分): for what, how many at the most, until when, and the honours.

    `expiry_months`: points are good until the end of that month, 0: for ever. `collect_days`: what was
    redeemed and is not fetched by then goes back on the shelf.
    """

    policy_name: ClassVar[str] = "points"

    rules: tuple[PointRule, ...] = Field(
        (
            PointRule(code=VOLUNTEER_HOUR, name="志愿服务", name_en="Volunteering", points=10, per="hour"),
            PointRule(code=CLAIMED_ORDER, name="认领办结", name_en="Claimed order closed", points=20),
            PointRule(code="proposal", name="建议被采纳", name_en="Proposal adopted", points=20),
            PointRule(code="other", name="其他善行", name_en="Another good deed", points=5),
        ),
        max_length=100,
    )
    most_a_day: Count = 100
    most_a_month: Count = 1000
    expiry_months: int = Field(24, ge=0, le=120)
    honours: tuple[HonourRule, ...] = Field(
        (
            HonourRule(code="star-1", name="一星志愿者", name_en="One-star volunteer", points=100),
            HonourRule(code="star-2", name="二星志愿者", name_en="Two-star volunteer", points=500),
            HonourRule(code="star-3", name="三星志愿者", name_en="Three-star volunteer", points=1500),
        ),
        max_length=20,
    )
    collect_days: int = Field(14, ge=1, le=365)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for codes in ([rule.code for rule in self.rules], [honour.code for honour in self.honours]):
            if len(codes) != len(set(codes)):
                raise ValueError("a code is given twice")
        steps = [honour.points for honour in self.honours]
        if steps != sorted(set(steps)):
            raise ValueError("each honour needs more points than the one before")
        if self.most_a_month < self.most_a_day:
            raise ValueError("a month's limit is not below a day's")
        return self

    def find(self, code: str) -> PointRule | None:
        return next((rule for rule in self.rules if rule.code == code), None)

    def terms(self) -> PointTerms:
        honours = tuple((honour.code, honour.points) for honour in self.honours)
        return PointTerms(self.most_a_day, self.most_a_month, self.expiry_months, honours)

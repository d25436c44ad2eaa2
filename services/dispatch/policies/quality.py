# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set about the quality of the work."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from services.chassis.store import Policy
from services.dispatch.domain.members_lead import Least
from services.dispatch.policies.reasons import Reason


class QualityPolicy(Policy):
    """Why people are satisfied or not, and from how many answers on a small area's rates are public.

    `lead_acts`, `lead_persons`, `lead_each`: the members' part (党员先锋) of a month is public from so many
    acts on, by so many people, so many of them members and so many not.
    `lead_months`: for so many months after one it is kept who counted in it, so that its figures can be
    checked; the figures stay.
    `map_from`: so many orders a cell of the public map needs; counts there are rounded down to its multiples.
    """

    policy_name: ClassVar[str] = "quality"

    revisit_reasons: tuple[Reason, ...] = Field(
        (
            Reason(code="prompt", name="响应及时", name_en="Prompt"),
            Reason(code="good_work", name="处理得好", name_en="Good work"),
            Reason(code="slow", name="处理太慢", name_en="Too slow"),
            Reason(code="not_solved", name="没有解决", name_en="Not solved"),
            Reason(code="came_back", name="问题复发", name_en="It came back"),
            Reason(code="attitude", name="服务态度不好", name_en="Unfriendly"),
            Reason(code="not_informed", name="没有告知进展", name_en="Not kept informed"),
            Reason(code="cost", name="收费有疑问", name_en="Doubtful charge"),
        ),
        min_length=1,
        max_length=50,
    )
    evaluation_reasons: tuple[Reason, ...] = Field(
        (
            Reason(code="exemplary", name="办理示范", name_en="Exemplary"),
            Reason(code="standard", name="办理规范", name_en="By the book"),
            Reason(code="late", name="超时办理", name_en="Late"),
            Reason(code="poor_evidence", name="凭证不全", name_en="Evidence incomplete"),
            Reason(code="poor_work", name="质量不达标", name_en="Poor work"),
            Reason(code="passed_on", name="推诿扯皮", name_en="Passed the buck"),
        ),
        min_length=1,
        max_length=50,
    )
    public_from: int = Field(5, ge=1, le=100, description="answers that a small area's public rates need")

    map_from: int = Field(5, ge=3, le=100, description="orders that a cell of the public map needs")

    lead_acts: int = Field(10, ge=10, le=10_000, description="acts that the members' public part needs")
    lead_persons: int = Field(10, ge=10, le=1000, description="people who did them")
    lead_each: int = Field(3, ge=3, le=500, description="members among them, and others")
    lead_months: int = Field(12, ge=1, le=36, description="after which it is forgotten who counted in one")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for codes in (self.revisiting, self.evaluating):
            if len(codes) != len(set(codes)):
                raise ValueError("a reason is given twice")
        return self

    @property
    def revisiting(self) -> tuple[str, ...]:
        return tuple(reason.code for reason in self.revisit_reasons)

    @property
    def evaluating(self) -> tuple[str, ...]:
        return tuple(reason.code for reason in self.evaluation_reasons)

    @property
    def least_lead(self) -> Least:
        return Least(self.lead_acts, self.lead_persons, self.lead_each)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for people's rights in their data."""

from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.chassis.store import Policy


class RightsPolicy(Policy):
    """How long people's requests about their data take. Answers to requests are remembered for seven days."""

    policy_name: ClassVar[str] = "rights"

    export_days: int = Field(7, ge=1, le=30, description="so long a person's archive can be fetched")
    erasure_days: int = Field(15, ge=8, le=60, description="from the decision to the erasure")
    waits_days: int = Field(
        365, ge=30, le=1095, description="so long an erasure that is due waits for what is open"
    )


class Purpose(BaseModel):
    """What consent is asked for. Other words are another `version`, to which everybody agrees anew."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern="^[a-z][a-z_]{1,38}[a-z]$")
    version: int = Field(1, ge=1)
    title: str = Field(min_length=1, max_length=60)
    title_en: str = Field(min_length=1, max_length=120)
    text: str = Field(min_length=1, max_length=2000)
    text_en: str = Field(min_length=1, max_length=2000)


class ConsentPolicy(Policy):
    """What the district asks people's consent for; what law requires needs none (PIPL Art. 13)."""

    policy_name: ClassVar[str] = "consent"

    purposes: tuple[Purpose, ...] = Field(
        (
            Purpose(
                code="party_report",
                title="双报到",
                title_en="Registering with the neighbourhood as a party member",
                text="为了组织在职党员到居住社区报到服务，社区党组织使用您的党员身份、工作单位和联系方式。",
                text_en="So that members report for service where they live, the neighbourhood's party "
                "organisation uses your membership, employer and contact.",
            ),
            Purpose(
                code="activity_news",
                title="活动和便民信息",
                title_en="News of activities and services",
                text="社区用您的手机号和居住小区给您发送活动、志愿服务和便民服务信息。不影响依法必须送达的通知。",
                text_en="The neighbourhood uses your phone number and compound to tell you of activities, "
                "volunteering and services. Notices that the law requires come in any case.",
            ),
            Purpose(
                code="photo_use",
                title="肖像使用",
                title_en="Pictures of you",
                text="社区在公示栏和活动报道里使用有您形象的照片。",
                text_en="The neighbourhood uses pictures that show you on its boards and in its reports.",
            ),
        ),
        max_length=40,
    )

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        codes = [purpose.code for purpose in self.purposes]
        if len(set(codes)) < len(codes):
            raise ValueError("a purpose stands twice")
        return self

    @property
    def versions(self) -> dict[str, int]:
        """The version of each purpose's words."""
        return {purpose.code: purpose.version for purpose in self.purposes}

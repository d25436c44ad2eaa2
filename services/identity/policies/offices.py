# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for offices: when their end is told, how long they last, what is handed over."""

from typing import Annotated, ClassVar

from pydantic import Field

from services.chassis.http import Line
from services.chassis.store import Policy
from services.identity.domain.kinds import OfficeKind

Item = Annotated[Line, Field(min_length=1, max_length=60)]


class OfficePolicy(Policy):
    """Offices with a term (任期) and their handover (交接)."""

    policy_name: ClassVar[str] = "offices"

    notice_months: int = Field(3, ge=0, le=12, description="so long before the end of a term it is told of")
    leader_years: int = Field(5, ge=1, le=10, description="the longest term of a building leader")
    extension_days: int = Field(
        180, ge=0, le=730, description="so much later a term may end where nobody follows"
    )
    handover_days: int = Field(7, ge=1, le=60, description="from the end of a term until all is handed over")
    climb_days: int = Field(3, ge=1, le=30, description="working days until the next place up is told")
    chair_items: tuple[Item, ...] = Field(
        ("印章", "档案资料", "账目和余款", "钥匙和门禁"), max_length=30, description="what a chair hands over"
    )
    member_items: tuple[Item, ...] = Field(
        (), max_length=30, description="what a deputy or member hands over; nothing where it is empty"
    )
    leader_items: tuple[Item, ...] = Field(
        ("住户联系资料", "楼道钥匙", "公告栏和物资"),
        max_length=30,
        description="what a building leader hands over",
    )

    def items_of(self, kind: OfficeKind) -> tuple[str, ...]:
        """The list for an office of a kind."""
        if kind is OfficeKind.CHAIR:
            return self.chair_items
        return self.leader_items if kind is OfficeKind.BUILDING_LEADER else self.member_items

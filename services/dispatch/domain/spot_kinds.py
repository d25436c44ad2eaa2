# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds and states of spots."""

from enum import StrEnum


class SpotKind(StrEnum):
    """楼栋, 单元门, 灯杆, 电梯, 消防设施, 健身器材, 其他."""

    BUILDING = "building"
    ENTRANCE = "entrance"
    LAMP_POST = "lamp_post"
    LIFT = "lift"
    FIRE = "fire"
    FITNESS = "fitness"
    OTHER = "other"


class SpotState(StrEnum):
    """使用中, 已停用."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"

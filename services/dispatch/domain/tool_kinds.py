# SPDX-License-Identifier: AGPL-3.0-or-later
"""The states of shared tools, of who borrows one, and of the deposit."""

from enum import StrEnum


class ToolState(StrEnum):
    """可借, 停用 (broken or lost), 已撤下."""

    OFFERED = "offered"
    OUT_OF_USE = "out_of_use"
    WITHDRAWN = "withdrawn"


class LoanState(StrEnum):
    """已预约, 排队中, 借出, 逾期, 已归还, 损坏, 丢失, 已取消."""

    BOOKED = "booked"
    WAITING = "waiting"
    LENT = "lent"
    OVERDUE = "overdue"
    RETURNED = "returned"
    DAMAGED = "damaged"
    LOST = "lost"
    CANCELLED = "cancelled"


class DepositState(StrEnum):
    """不需要或还没收, 已收, 已退, 不退."""

    NONE = "none"
    HELD = "held"
    RETURNED = "returned"
    KEPT = "kept"

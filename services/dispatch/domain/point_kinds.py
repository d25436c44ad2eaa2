# SPDX-License-Identifier: AGPL-3.0-or-later
"""What entries of points are of, and the states of goods and of what was redeemed."""

from enum import StrEnum


class EntryKind(StrEnum):
    """获得, 兑换, 退回, 过期, 更正."""

    EARNED = "earned"
    SPENT = "spent"
    RETURNED = "returned"
    EXPIRED = "expired"
    CORRECTED = "corrected"


class GoodState(StrEnum):
    OFFERED = "offered"
    RETIRED = "retired"


class RedemptionState(StrEnum):
    """已兑换, 待领取, 已领取, 已取消."""

    REDEEMED = "redeemed"
    READY = "ready"
    HANDED_OUT = "handed_out"
    CANCELLED = "cancelled"

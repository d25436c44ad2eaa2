# SPDX-License-Identifier: AGPL-3.0-or-later
"""The states of venues and of their bookings."""

from enum import StrEnum


class VenueState(StrEnum):
    """开放, 已撤下."""

    OFFERED = "offered"
    WITHDRAWN = "withdrawn"


class BookingState(StrEnum):
    """待确认, 已确认, 已使用, 爽约, 已取消."""

    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    USED = "used"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"

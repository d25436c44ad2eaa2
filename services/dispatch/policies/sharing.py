# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far ahead and how often neighbours book venues and tools, and how many wait."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from services.chassis.store import Policy
from services.dispatch.domain.activities import UTMOST_WAITING as UTMOST_WAITING_THERE
from services.dispatch.domain.tools import UTMOST_BOOKED, UTMOST_WAITING, ToolBounds
from services.dispatch.domain.venues import UTMOST_CLOSED, UTMOST_SLOTS, VenueBounds

YEAR = 366


class SharingPolicy(Policy):
    """Of one venue, one tool, one activity. What is booked already stays when a bound comes down."""

    policy_name: ClassVar[str] = "sharing"

    venue_days_ahead: int = Field(60, ge=1, le=YEAR, description="so long before it a venue is booked")
    venue_bookings: int = Field(200, ge=1, le=UTMOST_SLOTS, description="ahead of one venue, of all")
    venue_bookings_each: int = Field(3, ge=1, le=50, description="ahead of one venue, of one person")
    venue_closed_days: int = Field(100, ge=1, le=UTMOST_CLOSED, description="ahead, besides the weekly ones")
    tool_days_ahead: int = Field(90, ge=1, le=YEAR, description="so long before it a tool is booked")
    tool_bookings: int = Field(50, ge=1, le=UTMOST_BOOKED, description="ahead of one tool")
    tool_waiting: int = Field(20, ge=0, le=UTMOST_WAITING, description="in line for one tool")
    activity_waiting: int = Field(
        100, ge=0, le=UTMOST_WAITING_THERE, description="for a place in an activity"
    )

    @property
    def venues(self) -> VenueBounds:
        return VenueBounds(
            self.venue_days_ahead, self.venue_bookings, self.venue_bookings_each, self.venue_closed_days
        )

    @property
    def tools(self) -> ToolBounds:
        return ToolBounds(self.tool_days_ahead, self.tool_bookings, self.tool_waiting)

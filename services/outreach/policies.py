# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for what leaves it; its working time is the chassis' policy."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from services.chassis.store import Policy


class WebhookPolicy(Policy):
    """The rules of the feed and of webhooks."""

    policy_name: ClassVar[str] = "webhooks"

    kept_days: int = Field(30, ge=7, le=365, description="so long events can be read and sent again")
    overlap_hours: int = Field(24, ge=1, le=720, description="so long an older secret signs beside a newer")
    most_endpoints: int = Field(50, ge=0, le=200)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a district may set for what leaves it; its working time is the chassis' policy."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from pydantic import Field

from services.chassis.http import LocalTime
from services.chassis.store import Policy
from services.outreach.domain.choices import Channel


class WebhookPolicy(Policy):
    """The rules of the feed and of webhooks."""

    policy_name: ClassVar[str] = "webhooks"

    kept_days: int = Field(30, ge=7, le=365, description="so long events can be read and sent again")
    overlap_hours: int = Field(24, ge=1, le=720, description="so long an older secret signs beside a newer")
    most_endpoints: int = Field(50, ge=0, le=200)


class MessagePolicy(Policy):
    """The rules of messages: storms, digests, and how much a channel may send."""

    policy_name: ClassVar[str] = "messages"

    storm_from: int = Field(5, ge=1, le=100, description="more of a kind within the window are one message")
    storm_minutes: int = Field(15, ge=1, le=1440, description="the window")
    digest_at: LocalTime = Field(time(18), description="local time at which digests are sent")
    emails_per_minute: int = Field(300, ge=1, le=100_000)
    sms_per_minute: int = Field(100, ge=1, le=100_000)
    calls_per_minute: int = Field(30, ge=1, le=10_000)
    others_per_minute: int = Field(1000, ge=1, le=100_000, description="WeChat, Web Push, groups: each")
    remind_hours: int = Field(24, ge=1, le=240, description="before a vote closes, those who have not voted")

    def per_minute(self, channel: Channel) -> int:
        paces = {
            Channel.EMAIL: self.emails_per_minute,
            Channel.SMS: self.sms_per_minute,
            Channel.VOICE: self.calls_per_minute,
        }
        return paces.get(channel, self.others_per_minute)

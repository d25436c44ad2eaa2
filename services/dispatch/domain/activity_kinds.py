# SPDX-License-Identifier: AGPL-3.0-or-later
"""The states of volunteer activities, of who signed up for one, and of needs."""

from enum import StrEnum


class ActivityState(StrEnum):
    """草稿, 已发布, 已结束, 已取消."""

    DRAFT = "draft"
    PUBLISHED = "published"
    DONE = "done"
    CANCELLED = "cancelled"


class SignupState(StrEnum):
    """已报名, 候补, 已退出, 已签到, 已确认, 缺席."""

    SIGNED = "signed"
    WAITING = "waiting"
    LEFT = "left"
    PRESENT = "present"
    CONFIRMED = "confirmed"
    ABSENT = "absent"


class NeedState(StrEnum):
    """求助中, 已解决, 已撤回, 已到期."""

    OPEN = "open"
    MET = "met"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The data's local times, which bear no zone, as moments.

At the changes of the clocks we read them as RFC 5545 (3.3.5) says: an hour that comes twice is its first
occurrence, an hour that does not exist is counted from before the gap.
"""

from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("America/New_York")


class Oddity(StrEnum):
    """What is strange about a local time."""

    NONE = "none"
    TWICE = "comes twice"
    NEVER = "does not exist"


def to_moment(text: str) -> datetime | None:
    """The moment in UTC; None if the text is empty or no local time (without a zone)."""
    try:
        local = datetime.fromisoformat(text)
    except ValueError:
        return None
    return None if local.tzinfo else local.replace(tzinfo=ZONE).astimezone(UTC)


def oddity(text: str) -> Oddity:
    """Whether the local time lies in a change of the clocks."""
    moment = to_moment(text)
    if moment is None:
        return Oddity.NONE
    local = datetime.fromisoformat(text).replace(tzinfo=ZONE)
    if moment.astimezone(ZONE).replace(tzinfo=None) != local.replace(tzinfo=None):
        return Oddity.NEVER
    return Oddity.TWICE if local.utcoffset() != local.replace(fold=1).utcoffset() else Oddity.NONE

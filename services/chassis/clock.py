# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only home of time: the business clock, the system clock, and waiting."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the business time: the system's, or a simulated one that all processes share."""


def to_millis(moment: datetime) -> datetime:
    """The moment as the database keeps it: UTC, whole milliseconds."""
    utc = moment.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def system_now() -> datetime:
    """The machine's time: for tokens, leases and retries, never for a business rule."""
    return to_millis(datetime.now(UTC))


def monotonic() -> float:
    """Seconds since an arbitrary start, for measuring spans."""
    return time.monotonic()


def pause(seconds: float) -> None:
    """Wait."""
    time.sleep(seconds)

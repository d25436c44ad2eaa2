# SPDX-License-Identifier: AGPL-3.0-or-later
"""News of long work on standard error, every two seconds at most."""

from scripts.linlictl.output import say
from services.chassis.clock import monotonic

NEWS_SECONDS = 2.0


class Progress:
    """Counts what is done of one thing."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._told_at = monotonic()
        self.done = 0

    def add(self, count: int) -> None:
        self.done += count
        if monotonic() - self._told_at > NEWS_SECONDS:
            self._told_at = monotonic()
            say(f"{self._what}: {self.done}")

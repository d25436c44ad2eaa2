# SPDX-License-Identifier: AGPL-3.0-or-later
"""How far a long loading is, said every few seconds."""

from dataclasses import dataclass, field
from time import monotonic

from scripts.debian import Say

NEWS_EVERY_S = 10


@dataclass
class Progress:
    """Hears how many there are of `of`; `before`: so many were there when it began."""

    say: Say
    what: str
    of: int
    before: int = 0
    _told: float = field(default_factory=monotonic)

    def __call__(self, count: int) -> None:
        if monotonic() - self._told > NEWS_EVERY_S:
            self._told = monotonic()
            self.say(f"    loading {self.what}: {self.before + count:,} of {self.of:,}")

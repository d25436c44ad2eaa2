# SPDX-License-Identifier: AGPL-3.0-or-later
"""Browsers in which a person turned Web Push on; each is written to until it is ended or gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Self

MOST_BROWSERS = 10
_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Subscription:
    """A browser's: where its push service is, and what only the browser reads with (RFC 8291)."""

    endpoint: str
    p256dh: str
    auth: str

    @property
    def browser_id(self) -> str:
        """The same for the same subscription; the browser reckons it, too, to know itself in the list."""
        return sha256(self.endpoint.encode()).hexdigest()[:_ID_LENGTH]

    def to_text(self) -> str:
        """One line."""
        return json.dumps([self.endpoint, self.p256dh, self.auth])

    @classmethod
    def from_text(cls, text: str) -> Self:
        return cls(*json.loads(text))


@dataclass(frozen=True, slots=True)
class Browser:
    """`sealed` is its subscription; `name` is what its person knows it by, `host` its push service's."""

    sealed: str
    name: str
    host: str
    since: datetime


def add(browsers: dict[str, Browser], browser_id: str, browser: Browser) -> dict[str, Browser]:
    """One more; where there are too many, those go that were turned on longest ago."""
    others = sorted(
        ((name, one) for name, one in browsers.items() if name != browser_id), key=lambda pair: pair[1].since
    )
    return dict(others[-(MOST_BROWSERS - 1) :]) | {browser_id: browser}

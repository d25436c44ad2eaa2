# SPDX-License-Identifier: AGPL-3.0-or-later
"""What reaches the outside, as commands see it; `app.py` makes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from services.outreach.domain.sendings import Bounce


class Lanes(Protocol):
    """The threads in which things are sent."""

    def submit(self, tenant: str, kind: str, item_id: str, *, slow: bool) -> None:
        """Have what is due sent, soon and once at a time; `slow`: beside others that take long."""
        ...


class KeyPairs(Protocol):
    """Ed25519 (RFC 8032)."""

    def __call__(self, seed: bytes) -> bytes:
        """The public key of a seed."""
        ...


class Bounces(Protocol):
    """Reads what a mail server reports of a mail."""

    def __call__(self, text: str) -> Bounce:
        """Raises NotABounce."""
        ...


class Reports(Protocol):
    """Tells reports of a gateway, or of the mail server, from forged ones."""

    def __call__(self, headers: Mapping[str, str], body: bytes, now: datetime) -> bool: ...

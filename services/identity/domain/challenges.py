# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a passkey is asked to sign (WebAuthn 13.4.3): unforgeable, of one browser, good for ten minutes.

Nothing is kept of it: it says itself when it was asked, and a passkey answers none older than its last.
"""

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from services.chassis import written

LASTS = timedelta(minutes=10)
_PARTS = 3
Hash = Callable[[str], str]
"""The keyed hash by which we know our own question; it is bound to the browser that was asked."""


def ask(now: datetime, nonce: str, keyed: Hash) -> str:
    """A new question; `nonce` is random."""
    asked = f"{int(now.timestamp() * 1000)}.{nonce}"
    return f"{asked}.{keyed(asked)}"


def asked_at(challenge: str, now: datetime, keyed: Hash) -> int | None:
    """When we asked it, in milliseconds since 1970; None if we did not, or it is too long ago."""
    parts = challenge.split(".")
    if len(parts) != _PARTS or not hmac.compare_digest(keyed(".".join(parts[:2])), parts[2]):
        return None
    moment = written.whole(parts[0])
    age = int(now.timestamp() * 1000) - moment
    return moment if 0 <= age < LASTS.total_seconds() * 1000 else None


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """Whom passkeys are made for (WebAuthn 5.1.2): the host and the origin of the log-in's address."""

    id: str
    origin: str

    @classmethod
    def at(cls, issuer: str) -> Self:
        parts = written.web_address(issuer)
        return cls(parts.hostname or "", f"{parts.scheme}://{parts.netloc}")

    @property
    def has_passkeys(self) -> bool:
        """Browsers make none for a bare address (WebAuthn 5.1.2: a valid domain)."""
        return not re.fullmatch(r"[0-9.]+|.*:.*|", self.id)

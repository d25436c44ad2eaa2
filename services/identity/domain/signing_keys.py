# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys that sign tokens (ES256). A retired key stays published until its last token has expired."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis.values import Event
from services.identity.domain.events import SigningKeysRotated


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key pair; `public_jwk` is JSON, `sealed_private` a sealed JSON. `drop_at` is None for the newest."""

    id: str
    public_jwk: str
    sealed_private: str
    created_at: datetime
    drop_at: datetime | None = None

    def published_at(self, now: datetime) -> bool:
        return self.drop_at is None or now < self.drop_at


def signing(keys: Iterable[SigningKey], now: datetime, known_after: timedelta) -> SigningKey | None:
    """The newest published key that all who check tokens can know by now; while there is none, the oldest.

    Who checks asks for unknown keys only every so often: a token that was signed at once would be refused.
    """
    published = sorted((key for key in keys if key.published_at(now)), key=lambda key: key.created_at)
    known = [key for key in published if key.created_at <= now - known_after]
    return known[-1] if known else next(iter(published), None)


def rotate(
    new: SigningKey, existing: Iterable[SigningKey], now: datetime, keep: timedelta
) -> tuple[list[SigningKey], list[SigningKey], list[Event]]:
    """Retire what signs now, for `keep`; give (retired, dropped, events of the new key)."""
    known = list(existing)
    retired = [replace(key, drop_at=now + keep) for key in known if key.drop_at is None]
    dropped = [key for key in known if not key.published_at(now)]
    return retired, dropped, [SigningKeysRotated(new.id, tuple(key.id for key in retired))]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only home of randomness: identifiers and secrets."""

import secrets
from datetime import UTC, datetime
from uuid import UUID

import uuid6

MILLIS_SHIFT = 80
"""A UUIDv7 begins with 48 bits: the milliseconds since 1970."""


def new_id() -> str:
    """A UUIDv7: unique everywhere, and increasing with time so that indexes stay compact."""
    return str(uuid6.uuid7())


def first_id_at(moment: datetime) -> str:
    """Less than every id that was made at this moment or later."""
    return str(UUID(int=int(moment.timestamp() * 1000) << MILLIS_SHIFT))


def made_at(made: str) -> datetime:
    """When an id was made, by the machine's clock."""
    return datetime.fromtimestamp((UUID(made).int >> MILLIS_SHIFT) / 1000, UTC)


def new_secret(nbytes: int = 32) -> str:
    """A URL-safe secret of `nbytes` random bytes."""
    return secrets.token_urlsafe(nbytes)


def new_digits(count: int) -> str:
    """A code of so many digits, to be read and typed."""
    return f"{secrets.randbelow(10**count):0{count}d}"


def fraction() -> float:
    """A number in [0, 1), to spread retries."""
    return secrets.randbelow(1 << 20) / (1 << 20)


def pick(count: int) -> int:
    """One of the numbers from 0 to `count` - 1, to spread writers."""
    return secrets.randbelow(count)


def new_bytes(count: int) -> bytes:
    """Random bytes for keys and nonces."""
    return secrets.token_bytes(count)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The only home of randomness: identifiers and secrets."""

import secrets

import uuid6


def new_id() -> str:
    """A UUIDv7: unique everywhere, and increasing with time so that indexes stay compact."""
    return str(uuid6.uuid7())


def new_secret(nbytes: int = 32) -> str:
    """A URL-safe secret of `nbytes` random bytes."""
    return secrets.token_urlsafe(nbytes)


def fraction() -> float:
    """A number in [0, 1), to spread retries."""
    return secrets.randbelow(1 << 20) / (1 << 20)


def new_bytes(count: int) -> bytes:
    """Random bytes for keys and nonces."""
    return secrets.token_bytes(count)

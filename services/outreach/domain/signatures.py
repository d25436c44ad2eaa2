# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures of webhooks by Standard Webhooks 1.0 (standardwebhooks.com, specification)."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from binascii import Error
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from services.outreach.domain.errors import SecretUnfit

LEAST_BYTES, MOST_BYTES = 24, 64
SYMMETRIC, PRIVATE, PUBLIC = "whsec_", "whsk_", "whpk_"
SEED_BYTES = 32


class Signing(StrEnum):
    """HMAC-SHA256 with a shared secret (`v1`), or Ed25519 with a key pair (`v1a`)."""

    HMAC = "hmac"
    ED25519 = "ed25519"


def to_secret(key: bytes, prefix: str = SYMMETRIC) -> str:
    """The key as the standard writes it."""
    return prefix + b64encode(key).decode()


def key_of(secret: str) -> bytes:
    """The bytes of a shared secret: 24 to 64 of them. Raises SecretUnfit."""
    try:
        key = b64decode(secret.removeprefix(SYMMETRIC).encode(), validate=True)
    except (Error, ValueError):
        raise SecretUnfit(LEAST_BYTES, MOST_BYTES) from None
    if not secret.startswith(SYMMETRIC) or not LEAST_BYTES <= len(key) <= MOST_BYTES:
        raise SecretUnfit(LEAST_BYTES, MOST_BYTES)
    return key


def seed_of(private: str) -> bytes:
    """The seed of a private key as `to_secret` wrote it."""
    return b64decode(private.removeprefix(PRIVATE))


def signed_text(message_id: str, at: datetime, body: bytes) -> bytes:
    """What is signed: id, seconds since 1970, body as it is sent."""
    return f"{message_id}.{seconds(at)}.".encode() + body


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def sign(key: bytes, text: bytes) -> str:
    """The signature with a shared key, as one entry of `webhook-signature`."""
    return "v1," + b64encode(hmac.new(key, text, sha256).digest()).decode()


def asymmetric(signature: bytes) -> str:
    """An Ed25519 signature as one entry of `webhook-signature`."""
    return "v1a," + b64encode(signature).decode()

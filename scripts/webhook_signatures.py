# SPDX-License-Identifier: AGPL-3.0-or-later
"""Standard Webhooks 1.0 as one of the other side writes it, from the standard's text: shared secrets only."""

import base64
import hmac
import time
from collections.abc import Mapping
from hashlib import sha256

PREFIX = "whsec_"
TOLERANCE_S = 300


def headers(secret: str, message_id: str, body: bytes) -> dict[str, str]:
    """What a message that is sent now carries."""
    at = str(int(time.time()))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": at,
        "webhook-signature": _signature(secret, message_id, at, body),
    }


def is_signed(given: Mapping[str, str], body: bytes, secret: str) -> bool:
    """Whether one of the signatures is the secret's, and made not long ago."""
    message_id, at = given.get("webhook-id", ""), given.get("webhook-timestamp", "")
    if not (at.isascii() and at.isdigit()) or abs(time.time() - int(at)) > TOLERANCE_S:
        return False
    wanted = _signature(secret, message_id, at, body).encode()
    found = given.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest(one.encode(), wanted) for one in found)


def _signature(secret: str, message_id: str, at: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    digest = hmac.new(key, f"{message_id}.{at}.".encode() + body, sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"

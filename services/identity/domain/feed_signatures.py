# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the bodies of a source are signed with: HMAC-SHA256 as Standard Webhooks writes it, `v1,<base64>` over
`<id>.<timestamp>.<body>`.
"""

import hmac
from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from services.identity.domain.feed_errors import SignatureRefused

PREFIX = "whsec_"
VERSION = "v1,"
TOLERANCE = timedelta(minutes=5)
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Signed:
    """A body and what was sent with it: `webhook-id`, `webhook-timestamp` and `webhook-signature`."""

    id: str
    timestamp: str
    signature: str
    body: bytes


def secret_of(seed: bytes) -> str:
    """As it is shown once and kept sealed."""
    return PREFIX + b64encode(seed).decode()


def sign(secret: str, signed_id: str, timestamp: str, body: bytes) -> str:
    seed = b64decode(secret.removeprefix(PREFIX))
    text = f"{signed_id}.{timestamp}.".encode() + body
    return VERSION + b64encode(hmac.new(seed, text, sha256).digest()).decode()


def check(secret: str, given: Signed, batch: str, now: datetime) -> None:
    """The id is the batch, or begins with it and a dot. Raises SignatureRefused."""
    if not given.signature:
        raise SignatureRefused("missing")
    if given.id != batch and not given.id.startswith(f"{batch}."):
        raise SignatureRefused("of another batch")
    try:
        at = datetime.fromtimestamp(int(given.timestamp), tz=now.tzinfo)
    except (ValueError, OverflowError, OSError):
        raise SignatureRefused("no time") from None
    if abs(now - at) > TOLERANCE:
        raise SignatureRefused("of another time")
    wanted = sign(secret, given.id, given.timestamp, given.body)
    if not any(_same(one, wanted) for one in given.signature.split(" ")):
        raise SignatureRefused("forged")


def _same(given: str, wanted: str) -> bool:
    try:
        found = b64decode(given.removeprefix(VERSION), validate=True)
    except (Error, ValueError):
        return False
    return given.startswith(VERSION) and hmac.compare_digest(found, b64decode(wanted.removeprefix(VERSION)))

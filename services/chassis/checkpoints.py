# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signed tree heads: what a log was at a moment, as a note that whoever holds it can hold against the log.

The form is that of C2SP's tlog-checkpoint and signed-note, the signature Ed25519 (RFC 8032). A log's name
says whose it is: `linli/deliberation/320585`.
"""

from base64 import b64encode, urlsafe_b64decode
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_BYTES = 32
ED25519 = b"\x01"


class BadLogKey(Exception):
    """The key that signs tree heads is unusable; the message never holds it."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs the heads of one service's logs, one log a district."""

    service: str
    _key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def from_text(cls, service: str, text: str) -> "Signer":
        """From 32 bytes as URL-safe base64. Raises BadLogKey."""
        try:
            seed = urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
        except ValueError:
            raise BadLogKey("the log key is not URL-safe base64") from None
        if len(seed) != KEY_BYTES:
            raise BadLogKey(f"the log key has not {KEY_BYTES} bytes")
        return cls(service, Ed25519PrivateKey.from_private_bytes(seed))

    def origin(self, tenant: str) -> str:
        """The name of a district's log."""
        return f"linli/{self.service}/{tenant}"

    def verifier(self, tenant: str) -> str:
        """What checks the log's heads, in one line to be handed round: name, key id and public key."""
        key_id, key = self._key_id(tenant).hex(), b64encode(ED25519 + self._public)
        return f"{self.origin(tenant)}+{key_id}+{key.decode()}"

    def sign(self, tenant: str, size: int, root: bytes, at: datetime) -> str:
        """The note over a tree of `size` leaves."""
        origin = self.origin(tenant)
        text = f"{origin}\n{size}\n{b64encode(root).decode()}\ntime {at.isoformat()}\n"
        signature = self._key_id(tenant) + self._key.sign(text.encode())
        return f"{text}\n— {origin} {b64encode(signature).decode()}\n"

    @property
    def _public(self) -> bytes:
        return self._key.public_key().public_bytes_raw()

    def _key_id(self, tenant: str) -> bytes:
        return sha256(self.origin(tenant).encode() + b"\n" + ED25519 + self._public).digest()[:4]

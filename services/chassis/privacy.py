# SPDX-License-Identifier: AGPL-3.0-or-later
"""Personal data: sealed per tenant with AES-GCM, found by keyed hash, shown masked (domain-rules §6).

One random key a tenant, kept wrapped by the master key (envelope). Several master keys may be given while
they are being changed: the first wraps, every one unwraps. A tenant's wrapped keys stand in one text, newest
first: that one seals, every one reveals, and the oldest, from the tenant's first day on, is what texts are
looked up by: hashes under another key would be found beside those of before, and no text be unique any more.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from services.chassis.ids import new_bytes

KEY_BYTES = 32
NONCE_BYTES = 12


class BadMasterKey(Exception):
    """The master key is unusable; the message never holds it."""


class CannotUnseal(Exception):
    """The sealed text was changed, or belongs to another key, tenant or place."""


@dataclass(frozen=True, slots=True)
class TenantKeys:
    """What seals and finds one tenant's personal data. `context` binds a sealed text to where it stands."""

    tenant: str
    _sealing: tuple[bytes, ...] = field(repr=False)
    _lookup: bytes = field(repr=False)

    def seal(self, text: str, context: str) -> str:
        """Text that only `reveal` with the same context gives back; never twice the same."""
        return _encode(_encrypt(self._sealing[0], text.encode(), self._bound(context)))

    def reveal(self, sealed: str, context: str) -> str:
        """The text that was sealed. Raises CannotUnseal."""
        *newer, oldest = self._sealing
        for key in newer:
            with suppress(CannotUnseal):
                return _decrypt(key, _decode(sealed), self._bound(context)).decode()
        return _decrypt(oldest, _decode(sealed), self._bound(context)).decode()

    def is_newest(self, sealed: str, context: str) -> bool:
        """Whether the newest key sealed it."""
        with suppress(CannotUnseal):
            _decrypt(self._sealing[0], _decode(sealed), self._bound(context))
            return True
        return False

    def lookup(self, text: str, kind: str) -> str:
        """The same hash for the same text of the same kind in this tenant; useless without the key."""
        return hmac.new(self._lookup, f"{kind}\x1f{text}".encode(), sha256).hexdigest()

    def _bound(self, context: str) -> bytes:
        return f"{self.tenant}\x1f{context}".encode()


class Vault:
    """Wraps and opens the tenants' keys with the master key."""

    def __init__(self, *masters: bytes) -> None:
        if not masters or any(len(master) != KEY_BYTES for master in masters):
            raise BadMasterKey(f"a master key has {KEY_BYTES} bytes")
        self._masters = {sha256(master).hexdigest()[:8]: master for master in masters}
        self._current = next(iter(self._masters))

    @classmethod
    def from_text(cls, text: str) -> "Vault":
        """From URL-safe base64, several keys separated by commas. Raises BadMasterKey."""
        try:
            return cls(*(_decode(part.strip()) for part in text.split(",")))
        except CannotUnseal:
            raise BadMasterKey("a master key is not URL-safe base64") from None

    def new_key(self, tenant: str) -> str:
        """A new tenant key, wrapped: safe to store."""
        return self._wrap(tenant, new_bytes(KEY_BYTES))

    def open(self, tenant: str, wrapped: str) -> TenantKeys:
        """The tenant's keys. Raises CannotUnseal for another tenant's key or an unknown master key."""
        keys = [self._unwrap(tenant, one) for one in wrapped.split() or [""]]
        return TenantKeys(tenant, tuple(_derive(key, b"seal") for key in keys), _derive(keys[-1], b"lookup"))

    def rewrap(self, tenant: str, wrapped: str) -> str:
        """The same keys under the current master key; the same text if they are. Raises CannotUnseal."""
        return " ".join(
            one if one.startswith(f"{self._current}.") else self._wrap(tenant, self._unwrap(tenant, one))
            for one in wrapped.split()
        )

    def _wrap(self, tenant: str, key: bytes) -> str:
        wrapped = _encrypt(self._masters[self._current], key, tenant.encode())
        return f"{self._current}.{_encode(wrapped)}"

    def _unwrap(self, tenant: str, wrapped: str) -> bytes:
        master_id, _, body = wrapped.partition(".")
        master = self._masters.get(master_id)
        if master is None:
            raise CannotUnseal(f"no master key {master_id[:8]!r}")
        return _decrypt(master, _decode(body), tenant.encode())


def mask_name(name: str) -> str:
    """张建国 → 张*."""
    return f"{name[:1]}*"


def mask_phone(phone: str) -> str:
    """13812341234 → 138****1234; of a shorter number the last four digits."""
    head = phone[:3] if len(phone) >= 11 else ""  # noqa: PLR2004 - a Chinese mobile number
    return f"{head}****{phone[-4:]}"


def mask_citizen_id(citizen_id: str) -> str:
    """The first six and the last four characters stay."""
    return f"{citizen_id[:6]}********{citizen_id[-4:]}"


def mask_document(number: str) -> str:
    """H12345678 → H*****78."""
    return f"{number[:1]}{'*' * (len(number) - 3)}{number[-2:]}"


def mask_plate(plate: str) -> str:
    """苏E12345 → 苏E***45."""
    return f"{plate[:2]}***{plate[-2:]}"


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"linli/" + purpose).derive(key)


def _encrypt(key: bytes, plain: bytes, bound: bytes) -> bytes:
    nonce = new_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def _decrypt(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except (InvalidTag, ValueError):
        raise CannotUnseal("the sealed text does not fit its key or its place") from None


def _encode(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _decode(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
    except ValueError:
        raise CannotUnseal("not URL-safe base64") from None

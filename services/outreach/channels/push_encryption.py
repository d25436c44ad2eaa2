# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a push service carries and cannot read (RFC 8291), and who sends it (VAPID, RFC 8292)."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from services.outreach.domain import addresses

RECORD_BYTES = 4096
MOST_BYTES = RECORD_BYTES - 103
"""Of the text: a push service need not carry more than 4096 bytes in all (RFC 8030, 7.2)."""
LAST_RECORD = b"\x02"
GOOD_FOR = timedelta(hours=12)


class BadPushKey(ValueError):
    """The platform's key for Web Push is none."""


def from_base64url(text: str) -> bytes:
    """Raises ValueError."""
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except Error:
        raise ValueError("not base64url") from None


def to_base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def private_key(text: str) -> ec.EllipticCurvePrivateKey:
    """The platform's key: 32 bytes as base64url. Raises BadPushKey."""
    try:
        return ec.derive_private_key(int.from_bytes(from_base64url(text)), ec.SECP256R1())
    except ValueError:
        raise BadPushKey("LINLI_PUSH_KEY is no P-256 key as base64url") from None


def public_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The point, uncompressed: what browsers are given."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encrypt(
    text: bytes, receiver: bytes, auth: bytes, *, key: ec.EllipticCurvePrivateKey, salt: bytes
) -> bytes:
    """One record of `aes128gcm` (RFC 8188); `key` is fresh for each. Raises ValueError for no point."""
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), receiver)
    own, shared = public_bytes(key), key.exchange(ec.ECDH(), theirs)
    info = b"WebPush: info\x00" + receiver + own
    secret = HKDF(SHA256(), 32, auth, info).derive(shared)
    content_key = HKDF(SHA256(), 16, salt, b"Content-Encoding: aes128gcm\x00").derive(secret)
    nonce = HKDF(SHA256(), 12, salt, b"Content-Encoding: nonce\x00").derive(secret)
    head = salt + RECORD_BYTES.to_bytes(4) + len(own).to_bytes(1) + own
    return head + AESGCM(content_key).encrypt(nonce, text + LAST_RECORD, None)


def authorization(key: ec.EllipticCurvePrivateKey, url: str, contact: str, now: datetime) -> str:
    """Who sends: good for one push service and some hours."""
    claims = {
        "aud": addresses.origin_of(url),
        "exp": int((now + GOOD_FOR).timestamp()),
        "sub": contact,
    }
    signing = ECKey.import_key(_jwk(key))
    token = jwt.encode({"typ": "JWT", "alg": "ES256"}, claims, signing, algorithms=["ES256"])
    return f"vapid t={token}, k={to_base64url(public_bytes(key))}"


def _jwk(key: ec.EllipticCurvePrivateKey) -> dict[str, str | list[str]]:
    numbers, point = key.private_numbers(), public_bytes(key)
    return {
        "kty": "EC",
        "crv": "P-256",
        "x": to_base64url(point[1:33]),
        "y": to_base64url(point[33:]),
        "d": to_base64url(numbers.private_value.to_bytes(32)),
    }

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures against the reference vectors of Standard Webhooks 1.0."""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from services.outreach.channels.webhooks import public_key, signature
from services.outreach.domain.errors import SecretUnfit
from services.outreach.domain.signatures import (
    PRIVATE,
    PUBLIC,
    key_of,
    seed_of,
    signed_text,
    to_secret,
)

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"
AT = datetime.fromtimestamp(1614265330, UTC)
BODY = b'{"test": 2432232314}'


def test_the_reference_vector_of_hmac():
    text = signed_text(ID, AT, BODY)
    assert signature(SECRET, text) == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_ed25519_is_checked_with_the_public_key_alone():
    """RFC 8032, 7.1, TEST 1: the pair of the seed; then a message of the standard's form."""
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    assert public_key(seed).hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    private, text = to_secret(seed, PRIVATE), signed_text(ID, AT, BODY)
    version, _, made = signature(private, text).partition(",")
    raw = seed_of(f"{PRIVATE}{made}")
    assert version == "v1a"
    Ed25519PublicKey.from_public_bytes(public_key(seed)).verify(raw, text)
    assert to_secret(public_key(seed), PUBLIC).startswith("whpk_")


@given(st.binary(min_size=24, max_size=64))
def test_a_secret_is_read_as_it_was_written(key: bytes):
    assert key_of(to_secret(key)) == key


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "whsec_",
        to_secret(b"x" * 23),
        to_secret(b"x" * 65),
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_!!!!",
        "whsec_密",
    ],
)
def test_what_is_no_secret(secret: str):
    with pytest.raises(SecretUnfit):
        key_of(secret)

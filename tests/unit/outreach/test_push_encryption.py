# SPDX-License-Identifier: AGPL-3.0-or-later
"""The example of RFC 8291 (section 5), byte for byte."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from services.outreach.channels.push_encryption import (
    BadPushKey,
    encrypt,
    from_base64url,
    private_key,
    public_bytes,
    to_base64url,
)

TEXT = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
SENDER_POINT = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
RECEIVER = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH, SALT = "BTBZMqHH6r4Tts7J_aSIgg", "DGv6ra1nlYgDCS1FRnbzlw"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def test_the_example_of_the_standard():
    key = private_key(SENDER)
    assert to_base64url(public_bytes(key)) == SENDER_POINT
    made = encrypt(TEXT, from_base64url(RECEIVER), from_base64url(AUTH), key=key, salt=from_base64url(SALT))
    assert to_base64url(made) == BODY


@pytest.mark.parametrize("text", ["", "A", "!!", to_base64url(bytes(32)), to_base64url(b"\xff" * 40)])
def test_what_is_no_key(text: str):
    with pytest.raises(BadPushKey):
        private_key(text)


def test_what_is_no_point_of_the_curve_is_refused():
    key, point = ec.generate_private_key(ec.SECP256R1()), b"\x04" + bytes(64)
    with pytest.raises(ValueError, match="nvalid"):
        encrypt(b"", point, bytes(16), key=key, salt=bytes(16))

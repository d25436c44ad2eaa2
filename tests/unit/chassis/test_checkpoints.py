# SPDX-License-Identifier: AGPL-3.0-or-later
"""A signed head is taken by the stand-alone verifier, and by it only under the right key and unchanged."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import verify
from services.chassis.checkpoints import BadLogKey, Signer

AT = datetime(2026, 11, 28, 1, 2, tzinfo=UTC)
ROOT = bytes(range(32))


def signer(seed: int = 1, service: str = "deliberation") -> Signer:
    return Signer.from_text(service, urlsafe_b64encode(bytes([seed]) * 32).decode())


def test_the_example_of_the_rfc() -> None:
    """RFC 8032 §7.1, test 2."""
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert verify.signed(public, b"\x72", signature)
    assert not verify.signed(public, b"\x73", signature)


def test_a_head_is_read_with_its_verifier() -> None:
    note = signer().sign("320585", 7, ROOT, AT)
    assert note.startswith("linli/deliberation/320585\n7\n")
    assert verify.read_head(note, signer().verifier("320585")) == (7, ROOT)


@pytest.mark.parametrize(
    "verifier",
    [signer(2).verifier("320585"), signer().verifier("320583"), signer(1, "finance").verifier("320585")],
)
def test_another_log_s_key_does_not_take_it(verifier: str) -> None:
    with pytest.raises(verify.Wrong):
        verify.read_head(signer().sign("320585", 7, ROOT, AT), verifier)


@given(st.data())
def test_a_changed_head_is_not_taken(data: st.DataObject) -> None:
    note = signer().sign("320585", 7, ROOT, AT)
    text = note.partition("\n\n")[0]
    place = data.draw(st.integers(0, len(text) - 1))
    changed = note[:place] + ("8" if note[place] != "8" else "9") + note[place + 1 :]
    with pytest.raises(verify.Wrong):
        verify.read_head(changed, signer().verifier("320585"))


@pytest.mark.parametrize("text", ["", "A" * 42, "A" * 44, "ä"])
def test_a_key_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadLogKey) as refusal:
        Signer.from_text("deliberation", text)
    assert not text or text not in str(refusal.value)

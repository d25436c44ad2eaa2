# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a recording is, by its first bytes; a picture is one still, and what is neither is refused."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from services.chassis.files.content import AUDIO, DOCUMENTS, clean, kind_of
from services.chassis.values import Invalid

EBML = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\x82\x84"
RECORDINGS = [
    (b"OggS\x00\x02", "audio/ogg"),
    (EBML + b"webm", "audio/webm"),
    (b"\x00\x00\x00\x1cftypM4A \x00\x00\x02\x00", "audio/mp4"),
    (b"\x00\x00\x00\x1cftypiso5\x00\x00\x02\x00", "audio/mp4"),
    (b"ID3\x04\x00", "audio/mpeg"),
    (b"\xff\xfb\x90\x64", "audio/mpeg"),
]


@pytest.mark.parametrize(("beginning", "kind"), RECORDINGS)
def test_a_recording_is_known_by_its_beginning_and_kept_as_it_came(beginning: bytes, kind: str):
    content = beginning + bytes(64)
    assert kind_of(content).content_type == kind
    assert (clean(content).content, clean(content).thumbnail) == (content, b"")


@pytest.mark.parametrize(
    "content", [EBML + b"matroska", b"\x00\x00\x00\x1cftypheic", b"\xff\xd8", b"RIFFxxxxWAVE", b""]
)
def test_what_is_none_is_refused(content: bytes):
    with pytest.raises(Invalid):
        kind_of(content)


def test_a_picture_is_still_one():
    written = io.BytesIO()
    Image.new("RGB", (8, 8)).save(written, "PNG")
    assert kind_of(written.getvalue()).content_type == "image/png"


@given(st.binary(max_size=80))
def test_any_bytes_are_one_of_what_is_known_or_refused(content: bytes):
    try:
        found = kind_of(content).content_type
    except Invalid:
        return
    assert found in (*DOCUMENTS, *AUDIO)

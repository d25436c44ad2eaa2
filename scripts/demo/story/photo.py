# SPDX-License-Identifier: AGPL-3.0-or-later
"""A picture for the story: what a camera would have seen, and its place and time in its EXIF as phones do."""

import io

from PIL import Image, ImageDraw

SIZE = (640, 480)
CAMERA = 0x010F


def photo(caption: str) -> bytes:
    """A JPEG picture with a caption in Latin letters."""
    image = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    ImageDraw.Draw(image).text((24, 24), caption, fill="black", font_size=48)
    exif = Image.Exif()
    exif[CAMERA] = "the phone of whoever was there"
    written = io.BytesIO()
    image.save(written, "JPEG", exif=exif)
    return written.getvalue()

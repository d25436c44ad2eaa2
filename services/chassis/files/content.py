# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a file really is, by its content, and what of it is kept."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from services.chassis.values import Invalid

PDF = "application/pdf"
PNG = "image/png"
IMAGES = {"JPEG": "image/jpeg", "PNG": PNG, "WEBP": "image/webp"}
PICTURES = tuple(IMAGES.values())
DOCUMENTS = (*PICTURES, PDF)
AUDIO = ("audio/ogg", "audio/webm", "audio/mp4", "audio/mpeg")
M4A_BRANDS = (b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash")
WEBM_WITHIN = 64
"""So far in its header a WebM file says that it is one."""
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2560
THUMBNAIL_SIDE = 320
QUALITY = 85


@dataclass(frozen=True, slots=True)
class Kind:
    """The type of a content; of images the pixels too."""

    content_type: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is kept of a file, and its small picture if it is one."""

    kind: Kind
    content: bytes
    thumbnail: bytes


def kind_of(beginning: bytes) -> Kind:
    """What the content is, whatever its name says. Raises Invalid."""
    if beginning.startswith(b"%PDF-"):
        return Kind(PDF)
    audio = _audio(beginning)
    if audio:
        return Kind(audio)
    try:
        with warnings.catch_warnings(action="ignore"), _opened(beginning) as image:
            found = Kind(IMAGES[image.format or ""], *image.size)
            frames = getattr(image, "n_frames", 1)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError, SyntaxError):
        raise Invalid(
            "content",
            "is no JPEG, PNG or WebP picture, no PDF document and no Ogg, WebM, M4A or MP3 recording",
        ) from None
    if found.width * found.height > MOST_PIXELS:
        raise Invalid("content", f"has more than {MOST_PIXELS} pixels")
    if frames > 1:
        raise Invalid("content", "is a moving picture")
    return found


def clean(content: bytes) -> Cleaned:
    """What may be kept. Raises Invalid.

    A picture is written anew, upright and at most LONGEST_SIDE wide or high, so that nothing of what the
    camera noted (EXIF: the place, the device, the owner) is kept, nor what else was hidden behind it.
    """
    kind = kind_of(content)
    if kind.content_type not in PICTURES:
        return Cleaned(kind, content, b"")
    try:
        with _opened(content) as image:
            name = image.format or ""
            upright = ImageOps.exif_transpose(image)
            whole = _written(upright, name, LONGEST_SIDE)
            small = _written(upright.convert("RGB"), "JPEG", THUMBNAIL_SIDE)
    except (OSError, ValueError, SyntaxError):
        raise Invalid("content", "is a damaged picture") from None
    return Cleaned(kind_of(whole), whole, small)


def _audio(beginning: bytes) -> str:
    """The type of a recording by its first bytes, as browsers and telephones make them; else nothing."""
    if beginning.startswith(b"OggS"):
        return "audio/ogg"
    if beginning.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in beginning[:WEBM_WITHIN]:
        return "audio/webm"
    if beginning[4:8] == b"ftyp" and beginning[8:12] in M4A_BRANDS:
        return "audio/mp4"
    framed = beginning[:2] in (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")
    return "audio/mpeg" if framed or beginning.startswith(b"ID3") else ""


def _written(image: Image.Image, name: str, side: int) -> bytes:
    kept = image.copy()
    kept.info = {}
    kept.thumbnail((side, side))
    written = io.BytesIO()
    kept.save(written, name, quality=QUALITY)
    return written.getvalue()


def _opened(content: bytes) -> Image.Image:
    """Only the header is read by this."""
    return Image.open(io.BytesIO(content), formats=list(IMAGES))

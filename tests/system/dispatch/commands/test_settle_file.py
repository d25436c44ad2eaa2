# SPDX-License-Identifier: AGPL-3.0-or-later
import io
from itertools import pairwise

import pytest
from PIL import Image

from services.chassis import files
from services.chassis.files.errors import FileIncomplete, FileNotReady
from services.chassis.store.files import FileState
from services.chassis.values import Invalid, NotFound
from services.dispatch.queries.orders import show_order
from tests.system.dispatch.district import NEIGHBOUR, PLUMBER, RESIDENT, Bench

READABLE = {"order": show_order}


def photo(width: int = 900, height: int = 600, name: str = "JPEG") -> bytes:
    """A noisy picture with a place in its EXIF."""
    image = Image.effect_noise((width, height), 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "Camera of Zhang San", {1: "N", 2: (31.0, 27.0, 0.0)}
    written = io.BytesIO()
    image.save(written, name, exif=exif, quality=98)
    return written.getvalue()


def upload(bench: Bench, content: bytes, by=PLUMBER) -> str:
    blobs = bench.store.tools.blobs
    file = bench.act(by, lambda tx: files.begin(tx, "photo.jpg", len(content)))
    cuts = [*range(0, len(content), files.PIECE_BYTES), len(content)]
    for number, (start, end) in enumerate(pairwise(cuts)):
        files.add_piece(bench.read(by), blobs, file.id, number, content[start:end])
    bench.act(by, lambda tx: files.complete(tx, blobs, file.id))
    return file.id


def opened(bench: Bench, file_id: str, by=PLUMBER, *, small: bool = False):
    return files.opened(bench.read(by), bench.store.tools.blobs, file_id, READABLE, small=small)


def test_a_picture_is_kept_upright_and_without_what_the_camera_noted(bench: Bench):
    content = photo(1600, 1200)
    assert len(content) > files.PIECE_BYTES
    file_id = upload(bench, content)
    with pytest.raises(FileNotReady):
        opened(bench, file_id)
    bench.fire()
    file, kept = opened(bench, file_id)
    assert (file.state, file.content_type, file.width, file.height) == (
        FileState.READY,
        "image/jpeg",
        1200,
        1600,
    )
    assert b"Zhang San" in content
    assert b"Zhang San" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()
    _, thumbnail = opened(bench, file_id, small=True)
    assert Image.open(io.BytesIO(thumbnail)).size == (240, 320)
    left = {blob["filename"].rpartition("/")[2] for blob in bench.store.database.raw["blobs.files"].find()}
    assert left == {"whole", "small"}


@pytest.mark.parametrize(
    "content", [b"<html><script>", b"PK\x03\x04 a table", b"GIF89a....", photo()[:300], b"%PD"]
)
def test_what_is_neither_picture_nor_document_is_refused(bench: Bench, content: bytes):
    with pytest.raises(Invalid):
        upload(bench, content)


def test_a_picture_that_breaks_off_is_refused_when_it_is_looked_through(bench: Bench):
    file_id = upload(bench, photo()[:-20_000])
    bench.fire()
    with pytest.raises(FileNotReady, match="refused"):
        opened(bench, file_id)


def test_pieces_may_come_again_but_none_may_be_missing(bench: Bench):
    content, blobs = photo(1600, 1200), bench.store.tools.blobs
    file = bench.act(PLUMBER, lambda tx: files.begin(tx, "photo.jpg", len(content)))
    with pytest.raises(FileIncomplete):
        bench.act(PLUMBER, lambda tx: files.complete(tx, blobs, file.id))
    for number, size in ((0, 10), (9, 10)):
        with pytest.raises(Invalid):
            files.add_piece(bench.read(PLUMBER), blobs, file.id, number, b"x" * size)
    with pytest.raises(NotFound):
        files.add_piece(bench.read(NEIGHBOUR), blobs, file.id, 0, content[: files.PIECE_BYTES])
    for size in (0, 20 * 1024 * 1024 + 1):
        with pytest.raises(Invalid):
            bench.act(PLUMBER, lambda tx, size=size: files.begin(tx, "x", size))


def test_nobody_reads_what_nothing_has_claimed_but_who_sent_it(bench: Bench):
    file_id = upload(bench, b"%PDF-1.7 a report")
    bench.fire()
    assert opened(bench, file_id)[1] == b"%PDF-1.7 a report"
    with pytest.raises(NotFound):
        opened(bench, file_id, RESIDENT)

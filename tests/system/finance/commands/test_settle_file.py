# SPDX-License-Identifier: AGPL-3.0-or-later
import io

import pytest
from PIL import Image

from services.chassis import files
from services.chassis.files.errors import FileNotReady
from services.chassis.store.files import FileState
from tests.system.finance.compound import TREASURER, Bench


def photo() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (60, 40)).save(written, "JPEG")
    return written.getvalue()


def upload(bench: Bench, content: bytes) -> str:
    blobs = bench.store.tools.blobs
    file = bench.act(TREASURER, lambda tx: files.begin(tx, "公示.jpg", len(content)))
    files.add_piece(bench.read(TREASURER), blobs, file.id, 0, content)
    bench.act(TREASURER, lambda tx: files.complete(tx, blobs, file.id))
    return file.id


def test_the_photo_of_a_board_is_looked_through_and_kept(bench: Bench):
    file_id = upload(bench, photo())
    bench.fire()
    file, kept = files.opened(bench.read(TREASURER), bench.store.tools.blobs, file_id, {}, small=False)
    assert (file.state, file.width) == (FileState.READY, 60)
    assert Image.open(io.BytesIO(kept)).size == (60, 40)


def test_one_that_breaks_off_is_refused(bench: Bench):
    file_id = upload(bench, photo()[:-20])
    bench.fire()
    with pytest.raises(FileNotReady, match="refused"):
        files.opened(bench.read(TREASURER), bench.store.tools.blobs, file_id, {}, small=False)

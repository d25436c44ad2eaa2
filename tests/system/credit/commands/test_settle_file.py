# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis import files
from services.chassis.files.errors import FileNotReady
from services.chassis.store.files import FileState
from tests.system.credit.district import INSPECTOR, Bench
from tests.system.deliberation.commands.test_settle_file import photo


def upload(bench: Bench, content: bytes) -> str:
    blobs = bench.store.tools.blobs
    file = bench.act(INSPECTOR, lambda tx: files.begin(tx, "现场.jpg", len(content)))
    files.add_piece(bench.read(INSPECTOR), blobs, file.id, 0, content)
    bench.act(INSPECTOR, lambda tx: files.complete(tx, blobs, file.id))
    return file.id


def test_the_picture_of_an_inspection_is_looked_through(bench: Bench):
    file_id = upload(bench, photo())
    bench.fire()
    file, _ = files.opened(bench.read(INSPECTOR), bench.store.tools.blobs, file_id, {}, small=False)
    assert file.state is FileState.READY


def test_one_that_breaks_off_is_refused(bench: Bench):
    file_id = upload(bench, photo()[:-20])
    bench.fire()
    with pytest.raises(FileNotReady, match="refused"):
        files.opened(bench.read(INSPECTOR), bench.store.tools.blobs, file_id, {}, small=False)

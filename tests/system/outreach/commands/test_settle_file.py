# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.files import PIECE_BYTES, add_piece, begin, complete
from services.chassis.store.files import FileState
from services.outreach.domain.notices import Notice
from tests.samples.dispatch import photo
from tests.system.outreach.board import CLERK, written
from tests.system.outreach.district import Bench


def uploaded(bench: Bench) -> str:
    content = photo()
    assert len(content) < PIECE_BYTES
    file = bench.act(CLERK, lambda tx: begin(tx, "停水.jpg", len(content)))
    tx = bench.read(CLERK)
    add_piece(tx, tx.tools.blobs, file.id, 0, content)
    bench.act(CLERK, lambda tx: complete(tx, tx.tools.blobs, file.id))
    return file.id


def test_an_attachment_is_looked_through_and_belongs_to_its_notice(bench: Bench):
    file_id = uploaded(bench)
    bench.run()
    notice: Notice = written(bench, attachments=[file_id])
    kept = bench.read().files.get(file_id)
    assert (kept.state, kept.owner) == (FileState.READY, f"notice/{notice.id}")

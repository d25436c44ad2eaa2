# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files: uploaded in pieces, looked through, claimed by the command that names them, swept if nobody does."""

from services.chassis.files.blobs import Blobs, open_blobs
from services.chassis.files.content import AUDIO, DOCUMENTS, PICTURES, PNG
from services.chassis.files.files import (
    PIECE_BYTES,
    SETTLE,
    Readable,
    add_piece,
    begin,
    claim,
    claimed_table,
    complete,
    give_up,
    keep_table,
    opened,
    release,
    settle,
    sweep,
    table,
)

__all__ = [
    "AUDIO",
    "DOCUMENTS",
    "PICTURES",
    "PIECE_BYTES",
    "PNG",
    "SETTLE",
    "Blobs",
    "Readable",
    "add_piece",
    "begin",
    "claim",
    "claimed_table",
    "complete",
    "give_up",
    "keep_table",
    "open_blobs",
    "opened",
    "release",
    "settle",
    "sweep",
    "table",
]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look an uploaded file through, and keep what may be kept of it."""

from services.chassis import files
from services.identity.store import Tx


def handle(tx: Tx, file_id: str) -> None:
    files.settle(tx, tx.tools.blobs, file_id)

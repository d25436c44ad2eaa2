# SPDX-License-Identifier: AGPL-3.0-or-later
"""Delete uploaded files that nothing claimed within a day."""

from datetime import timedelta

from services.chassis import files
from services.outreach.store import Tx

KEPT = timedelta(days=1)


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    return files.sweep(tx, tx.tools.blobs, tx.now - KEPT)

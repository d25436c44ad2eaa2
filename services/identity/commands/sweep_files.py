# SPDX-License-Identifier: AGPL-3.0-or-later
"""Delete uploaded registers after a day: they hold phone numbers and citizen ids unsealed."""

from datetime import timedelta

from services.chassis import files
from services.identity.store import Tx

KEPT = timedelta(days=1)


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    return files.sweep(tx, tx.tools.blobs, tx.now - KEPT)

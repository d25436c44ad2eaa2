# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give what was published its place in the district's log, and sign the log's head."""

from services.chassis import published_log
from services.finance.store import Tx


def handle(tx: Tx) -> bool:
    """Whether that was all."""
    return published_log.seal(tx, tx.tools.signer)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""An appeal should have been decided by now: that it was not is told."""

from services.credit.domain import appeals
from services.credit.store import Tx


def handle(tx: Tx, appeal_id: str) -> None:
    appeal = tx.appeals.get(appeal_id)
    tx.appeals.save(appeal, *appeals.press(appeal))

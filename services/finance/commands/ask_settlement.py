# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have the provider's settlement of yesterday fetched."""

from datetime import timedelta

from services.finance.domain.timer_kinds import FETCH
from services.finance.store import Tx


def handle(tx: Tx) -> bool:
    """Whether that was all: always."""
    yesterday = tx.today(tx.root) - timedelta(days=1)
    tx.timers.set(FETCH, yesterday.isoformat(), tx.now)
    return True

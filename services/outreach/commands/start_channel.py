# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have sent what is due by a channel: in a thread of its own, while this transaction goes on."""

from datetime import timedelta

from services.outreach.domain.sendings import Sent
from services.outreach.store import CHANNEL_DUE, Tx

LOST_AFTER = timedelta(minutes=5)


def handle(tx: Tx, channel: str) -> None:
    """The timer is set anew for the case that the process ends in the middle."""
    where = {"channel": channel, "state": Sent.QUEUED}
    for first in tx.sendings.list(where, sort="retry_at", limit=1):
        if first.retry_at > tx.now:
            tx.timers.set(CHANNEL_DUE, channel, first.retry_at)
        else:
            tx.timers.set(CHANNEL_DUE, channel, tx.now + LOST_AFTER)
            tx.tools.lanes.submit(tx.tenant, CHANNEL_DUE, channel, slow=False)

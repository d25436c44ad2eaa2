# SPDX-License-Identifier: AGPL-3.0-or-later
"""Have sent what is due for an endpoint: in a thread of its own, while this transaction goes on.

The timer is set anew for the case that the process ends in the middle: then it is sent again, under its id.
"""

from datetime import timedelta

from services.outreach.domain.deliveries import Progress
from services.outreach.domain.endpoints import State
from services.outreach.store import SEND, Tx

LOST_AFTER = timedelta(minutes=2)


def handle(tx: Tx, endpoint_id: str) -> None:
    endpoint = tx.endpoints.find(endpoint_id)
    if endpoint is None or endpoint.state is not State.ENABLED:
        return
    if endpoint.rests_until and endpoint.rests_until > tx.now:
        tx.timers.set(SEND, endpoint.id, endpoint.rests_until)
        return
    where = {"endpoint_id": endpoint.id, "progress": Progress.WAITING}
    for first in tx.deliveries.list(where, sort="retry_at", limit=1):
        if first.retry_at > tx.now:
            tx.timers.set(SEND, endpoint.id, first.retry_at)
        else:
            tx.timers.set(SEND, endpoint.id, tx.now + LOST_AFTER)
            tx.tools.lanes.submit(tx.tenant, SEND, endpoint.id, slow=endpoint.is_slow)

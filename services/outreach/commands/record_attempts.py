# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record what an endpoint answered to a round of deliveries, and what follows from it."""

from collections.abc import Sequence

from services.outreach.domain import deliveries, endpoints
from services.outreach.domain.deliveries import Attempt, Progress
from services.outreach.store import SEND, Tx


def handle(tx: Tx, endpoint_id: str, attempts: Sequence[tuple[str, Attempt]]) -> None:
    """Each attempt with its delivery's id; one that is not waiting any more was recorded by another."""
    endpoint = tx.endpoints.get(endpoint_id)
    statuses = []
    for delivery_id, attempt in attempts:
        delivery = tx.deliveries.find(delivery_id)
        if delivery is None or delivery.progress is not Progress.WAITING:
            continue
        if not attempt.gone:
            statuses.append(attempt.status)
        delivery = deliveries.tried(delivery, attempt, tx.now)
        tx.deliveries.save(delivery)
        if delivery.over:
            tx.follow(delivery)
    longest = max((attempt.millis for _, attempt in attempts), default=0)
    changed, events = endpoints.answered(endpoint, statuses, tx.now, longest=longest)
    if changed != endpoint:
        tx.save_endpoint(changed, events)
    tx.timers.set(SEND, endpoint.id, tx.now)

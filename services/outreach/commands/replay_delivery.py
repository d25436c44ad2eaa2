# SPDX-License-Identifier: AGPL-3.0-or-later
"""Send one event to an endpoint again, under the id that it had."""

from services.outreach.domain import deliveries, endpoints
from services.outreach.domain.deliveries import Delivery
from services.outreach.store import SEND, Tx


def handle(tx: Tx, endpoint_id: str, event_id: str) -> Delivery:
    """Raises NotFound, EndpointOff, StillUnderWay."""
    endpoint = tx.own_endpoint(endpoint_id)
    endpoints.check_on(endpoint)
    delivery = tx.deliveries.get(deliveries.key_of(endpoint.id, event_id))
    again = deliveries.again(delivery, tx.now, behind=tx.is_busy(endpoint.id, delivery.lane))
    tx.deliveries.save(again)
    tx.timers.set(SEND, endpoint.id, tx.now)
    return again

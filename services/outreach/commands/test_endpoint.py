# SPDX-License-Identifier: AGPL-3.0-or-later
"""Send an endpoint a test event, signed and logged like any other."""

import json

from services.outreach.domain import deliveries, endpoints, feed
from services.outreach.domain.deliveries import Delivery
from services.outreach.domain.events import EndpointTested
from services.outreach.domain.facts import Scope
from services.outreach.domain.feed import FedEvent
from services.outreach.store import SEND, Tx


def handle(tx: Tx, endpoint_id: str) -> Delivery:
    """Raises NotFound, EndpointOff."""
    endpoint = tx.own_endpoint(endpoint_id)
    endpoints.check_on(endpoint)
    event = FedEvent(
        id=tx.new_id(),
        type=EndpointTested.TYPE,
        scope=Scope.RULES,
        aggregate=f"endpoint/{endpoint.id}",
        number=1,
        time=tx.now,
        actor=tx.by.subject,
        correlation=tx.origin.correlation,
        cause=tx.origin.cause,
        data=json.dumps({"endpointId": endpoint.id}),
        taken_at=tx.now,
    )
    tests = deliveries.tests(event, endpoint.id, tx.now, feed.cloud_event(event, tx.tenant))
    tx.deliveries.add(tests)
    tx.save_endpoint(endpoint, [EndpointTested(endpoint.id)])
    tx.timers.set(SEND, endpoint.id, tx.now)
    return tests

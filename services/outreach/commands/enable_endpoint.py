# SPDX-License-Identifier: AGPL-3.0-or-later
"""Send events to a disabled endpoint again, those first that waited."""

from services.outreach.domain import endpoints
from services.outreach.domain.endpoints import Endpoint
from services.outreach.store import SEND, Tx


def handle(tx: Tx, endpoint_id: str) -> Endpoint:
    """Raises NotFound, EndpointOn."""
    endpoint, events = endpoints.enable(tx.own_endpoint(endpoint_id))
    tx.timers.set(SEND, endpoint.id, tx.now)
    return tx.save_endpoint(endpoint, events)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Send nothing to an endpoint any more; what was not delivered waits."""

from services.outreach.domain import endpoints
from services.outreach.domain.endpoints import Endpoint, Why
from services.outreach.store import Tx


def handle(tx: Tx, endpoint_id: str) -> Endpoint:
    """Raises NotFound, EndpointOff."""
    endpoint, events = endpoints.disable(tx.own_endpoint(endpoint_id), Why.BY_HAND)
    return tx.save_endpoint(endpoint, events)

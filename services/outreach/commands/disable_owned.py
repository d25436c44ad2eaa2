# SPDX-License-Identifier: AGPL-3.0-or-later
"""A client may do nothing any more: its endpoints get nothing any more."""

from services.outreach.domain import endpoints
from services.outreach.domain.endpoints import State, Why
from services.outreach.store import Tx
from services.outreach.store.webhooks import MOST_ENDPOINTS


def handle(tx: Tx, owner_id: str) -> None:
    for endpoint in tx.endpoints.list({"owner_id": owner_id}, limit=MOST_ENDPOINTS):
        if endpoint.state is State.ENABLED:
            tx.save_endpoint(*endpoints.disable(endpoint, Why.OWNER_GONE))

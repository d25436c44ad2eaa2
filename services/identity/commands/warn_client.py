# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that an OAuth client expires soon."""

from services.identity.domain import clients
from services.identity.store import Tx


def handle(tx: Tx, client_id: str) -> None:
    client = tx.clients.find(client_id)
    events = clients.warn(client) if client else []
    if client and events:
        tx.clients.save(client, *events)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""End an OAuth client whose time is over: its tokens, too, are no longer good."""

from services.identity.commands import revoke_tokens
from services.identity.domain import clients
from services.identity.store import Tx


def handle(tx: Tx, client_id: str) -> None:
    client = tx.clients.find(client_id)
    if client is None:
        return
    ended, events = clients.disable(client)
    if events:
        tx.clients.save(ended, *events)
        revoke_tokens.handle(tx, client.id)

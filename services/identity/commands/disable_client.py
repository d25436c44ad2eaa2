# SPDX-License-Identifier: AGPL-3.0-or-later
"""Disable an OAuth client: it gets no more tokens, and its own are no longer good."""

from services.identity.commands import revoke_tokens
from services.identity.domain import clients, roles
from services.identity.domain.authority import Permission
from services.identity.domain.clients import Client
from services.identity.store import Tx


def handle(tx: Tx, client_id: str) -> Client:
    """Raises NotFound, Forbidden, Outranked."""
    client = tx.clients.get(client_id)
    tx.require(Permission.CLIENTS_WRITE, f"/{tx.tenant}")
    roles.check_not_outranked(tx.by, client.id, [(given.role, given.path) for given in client.roles])
    disabled, events = clients.disable(client)
    if events:
        tx.clients.save(disabled, *events)
        revoke_tokens.handle(tx, client.id)
    return disabled

# SPDX-License-Identifier: AGPL-3.0-or-later
"""End an OAuth client whose time is over: its tokens, too, are no longer good."""

from datetime import timedelta

from services.identity.commands import revoke_tokens
from services.identity.domain import clients
from services.identity.domain.clients import WARNED_BEFORE
from services.identity.store import Tx

SOON, OVER = "client.expires_soon", "client.expired"


def handle(tx: Tx, client_id: str) -> None:
    client = tx.clients.find(client_id)
    if client is None:
        return
    ended, events = clients.disable(client)
    if events:
        tx.clients.save(ended, *events)
        revoke_tokens.handle(tx, client.id)


def wait(tx: Tx, client_id: str, left: timedelta | None) -> None:
    """Until its time is over, or for ever. The warning comes at once where less than its time is left."""
    if left is None:
        for kind in (SOON, OVER):
            tx.timers.cancel(kind, client_id)
        return
    tx.timers.set(SOON, client_id, tx.now + max(left - WARNED_BEFORE, timedelta()))
    tx.timers.set(OVER, client_id, tx.now + left)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give an OAuth client other limits and another day on which it ends; its secret stays.

Tokens that it has say what held before, for a quarter of an hour at most.
"""

from services.chassis.clock import system_now
from services.chassis.http import Input, Moment
from services.identity.commands import await_client_end
from services.identity.commands.register_client import PerDay, PerMinute
from services.identity.domain import clients, roles
from services.identity.domain.authority import Permission
from services.identity.domain.clients import Client
from services.identity.store import Tx


class ChangeClientLimits(Input):
    """All of them: what is not given is not limited from then on."""

    expires_at: Moment | None = None
    per_minute: PerMinute = 0
    per_day: PerDay = 0


def handle(tx: Tx, client_id: str, cmd: ChangeClientLimits) -> Client:
    """Raises NotFound, Forbidden, Outranked, ClientIsDisabled, Invalid."""
    client = tx.clients.get(client_id)
    tx.require(Permission.CLIENTS_WRITE, f"/{tx.tenant}")
    roles.check_not_outranked(tx.by, client.id, [(given.role, given.path) for given in client.roles])
    now = system_now()
    limited, events = clients.limit(client, cmd.per_minute, cmd.per_day, cmd.expires_at, now)
    if events:
        tx.clients.save(limited, *events)
        await_client_end(tx, client.id, cmd.expires_at - now if cmd.expires_at else None)
    return limited

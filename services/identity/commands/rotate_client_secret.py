# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give an OAuth client another secret; the former one stays good for a while, so nothing stands still."""

from datetime import timedelta

from pydantic import Field

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.chassis.ids import new_secret
from services.identity.commands import revoke_tokens
from services.identity.commands.register_client import Registered
from services.identity.domain import clients, roles
from services.identity.domain.authority import Permission
from services.identity.store import Tx

LONGEST_OVERLAP_HOURS = 168


class RotateClientSecret(Input):
    """For how long the former secret stays good, in hours; 0 where it has leaked: its tokens end, too."""

    overlap_hours: int = Field(24, ge=0, le=LONGEST_OVERLAP_HOURS)


def handle(tx: Tx, client_id: str, cmd: RotateClientSecret) -> Registered:
    """Raises NotFound, Forbidden, Outranked, ClientHasNoSecret, ClientIsDisabled."""
    client = tx.clients.get(client_id)
    tx.require(Permission.CLIENTS_WRITE, f"/{tx.tenant}")
    roles.check_not_outranked(tx.by, client.id, [(given.role, given.path) for given in client.roles])
    secret = new_secret()
    rotated, events = clients.rotate_secret(client, secret, timedelta(hours=cmd.overlap_hours), system_now())
    tx.clients.save(rotated, *events)
    if not cmd.overlap_hours:
        revoke_tokens.handle(tx, client.id)
    return Registered(rotated, secret)

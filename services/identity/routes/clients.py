# SPDX-License-Identifier: AGPL-3.0-or-later
"""OAuth clients: apps and the systems of integrators."""

from datetime import datetime

from pydantic import Field

from services.chassis.http import Resource, View
from services.chassis.step_up import Group
from services.identity import queries
from services.identity.commands import disable_client, register_client, rotate_client_secret
from services.identity.commands.register_client import Registered
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import GrantType
from services.identity.store import Tx

clients = Resource("clients", "/identity/v1/clients", of=Tx.clients, requires=Permission.CLIENTS_WRITE)


class ClientView(View):
    """A client, without its secret."""

    client_id: str = Field(validation_alias="id")
    name: str
    grant_types: list[GrantType]
    redirect_uris: list[str]
    public: bool
    active: bool
    scopes: list[str]
    expires_at: datetime | None
    per_minute: int
    per_day: int
    former_until: datetime | None = Field(description="until when the secret before this one is good too")


class NewClientView(View):
    """A new client; the secret is shown this once (empty for a public client)."""

    client_id: str
    client_secret: str


def to_new(_: Tx, registered: Registered) -> NewClientView:
    return NewClientView(client_id=registered.client.id, client_secret=registered.secret)


clients.create(register_client, shows=to_new, secret=True, asks=Group.ROLES)
clients.act(
    "rotate-secret", rotate_client_secret, "/<code:client_id>", shows=to_new, secret=True, asks=Group.ROLES
)
clients.act("disable", disable_client, "/<code:client_id>", shows=ClientView)
clients.list(queries.list_clients, shows=ClientView)

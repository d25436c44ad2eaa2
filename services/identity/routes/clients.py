# SPDX-License-Identifier: AGPL-3.0-or-later
"""OAuth clients: apps and the systems of integrators."""

from datetime import datetime

from pydantic import Field

from services.chassis.calendar import Calendar
from services.chassis.clock import system_now
from services.chassis.http import Resource, View, fill
from services.chassis.step_up import Group
from services.chassis.store.daily_counts import counted
from services.chassis.values import PLATFORM
from services.identity import queries
from services.identity.commands import (
    change_client_limits,
    disable_client,
    register_client,
    rotate_client_secret,
)
from services.identity.commands.register_client import Registered
from services.identity.domain.authority import Permission
from services.identity.domain.clients import Client
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
    version: int


class OneClientView(ClientView):
    """A client, without its secret, and what it used of its quota of the day."""

    used_today: int = Field(description="requests of its own to this service; each service counts its own")


def to_one(tx: Tx, client: Client) -> OneClientView:
    calendar = Calendar() if tx.tenant == PLATFORM else tx.calendar
    today = calendar.local_date(system_now())
    known = fill(tx, ClientView, client, Tx.clients).model_dump(by_alias=False)
    return OneClientView.model_validate(known | {"used_today": counted(tx, client.id, today)}, by_name=True)


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
clients.replace(change_client_limits, "/<code:client_id>/limits", shows=to_one, asks=Group.ROLES)
clients.act("disable", disable_client, "/<code:client_id>", shows=ClientView)
clients.show(queries.show_client, "/<code:client_id>", shows=to_one)
clients.list(queries.list_clients, shows=ClientView)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""OAuth clients: apps and the systems of integrators."""

from services.chassis.http import Paged, PageView, Resource, View
from services.identity import queries
from services.identity.commands import register_client as register_client_command
from services.identity.commands.register_client import RegisterClient
from services.identity.domain.authority import Permission
from services.identity.domain.clients import Client
from services.identity.domain.kinds import GrantType
from services.identity.store import Tx

clients = Resource("clients", "/identity/v1/clients")


class ClientView(View):
    """A client, without its secret."""

    client_id: str
    name: str
    grant_types: list[GrantType]
    redirect_uris: list[str]
    public: bool
    active: bool

    @classmethod
    def of(cls, client: Client) -> "ClientView":
        return cls(
            client_id=client.id,
            name=client.name,
            grant_types=list(client.grant_types),
            redirect_uris=list(client.redirect_uris),
            public=client.public,
            active=client.active,
        )


class NewClientView(View):
    """A new client; the secret is shown this once (empty for a public client)."""

    client_id: str
    client_secret: str


@clients.post("", requires=Permission.CLIENTS_WRITE, status=201, secret=True)
def register_client(tx: Tx, body: RegisterClient) -> NewClientView:
    """Register a client (登记接入应用)."""
    registered = register_client_command.handle(tx, body)
    return NewClientView(client_id=registered.client.id, client_secret=registered.secret)


@clients.get("", requires=Permission.CLIENTS_WRITE)
def list_clients(tx: Tx, query: Paged) -> PageView[ClientView]:
    """The clients of the district or of the platform (接入应用列表)."""
    return PageView[ClientView].of(queries.clients(tx, query), ClientView.of)

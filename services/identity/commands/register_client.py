# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register an OAuth client: an app, or an integrator's system."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from services.chassis.clock import system_now
from services.chassis.http import Input, Line, Moment, Name
from services.chassis.ids import new_secret
from services.chassis.store import Duplicate
from services.chassis.values import OrgPath, Role
from services.identity.commands import await_client_end
from services.identity.domain import clients, roles, sessions
from services.identity.domain.authority import Permission
from services.identity.domain.clients import Client, ClientRole
from services.identity.domain.kinds import GrantType
from services.identity.store import Tx

PerMinute = Annotated[int, Field(ge=0, le=100_000)]
PerDay = Annotated[int, Field(ge=0, le=100_000_000, description="to each service, on the district's own day")]


class RoleAt(Input):
    """A role of the client itself."""

    role: Role
    path: OrgPath


class RegisterClient(Input):
    """`short_name` becomes the client id; a public client (an app) gets no secret."""

    short_name: Line = Field(max_length=40)
    name: Name
    grant_types: tuple[GrantType, ...] = Field(min_length=1, max_length=3)
    redirect_uris: tuple[str, ...] = Field((), max_length=10)
    post_logout_redirect_uris: tuple[str, ...] = Field((), max_length=10)
    roles: tuple[RoleAt, ...] = Field((), max_length=20)
    public: bool = False
    scopes: tuple[str, ...] = Field((), max_length=50, description="of the roles' permissions these alone")
    expires_at: Moment | None = None
    per_minute: PerMinute = 0
    per_day: PerDay = 0


@dataclass(frozen=True, slots=True)
class Registered:
    """The client and, this once, its secret."""

    client: Client
    secret: str


def handle(tx: Tx, cmd: RegisterClient, secret: str = "") -> Registered:
    """Raises Forbidden, NotFound, Invalid, CannotGrant, Duplicate."""
    tx.require(Permission.CLIENTS_WRITE, f"/{tx.tenant}")
    for given in cmd.roles:
        roles.check_client(tx.by, given.role, given.path)
        tx.require_path(given.path)
    now = system_now()
    secret = "" if cmd.public else secret or new_secret()
    client, events = clients.register(
        Client(
            id=clients.client_id(cmd.short_name, tx.tenant),
            name=cmd.name,
            grant_types=cmd.grant_types,
            secret_hash=sessions.digest(secret) if secret else "",
            redirect_uris=cmd.redirect_uris,
            post_logout_redirect_uris=cmd.post_logout_redirect_uris,
            roles=tuple(ClientRole(given.role, given.path) for given in cmd.roles),
            scopes=cmd.scopes,
            expires_at=cmd.expires_at,
            per_minute=cmd.per_minute,
            per_day=cmd.per_day,
        ),
        now,
    )
    if tx.clients.find(client.id):
        raise Duplicate("client", ("short_name",))
    tx.clients.add(client, *events)
    await_client_end(tx, client.id, client.expires_at - now if client.expires_at else None)
    return Registered(client, secret)

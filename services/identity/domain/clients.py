# SPDX-License-Identifier: AGPL-3.0-or-later
"""OAuth clients: the portal, apps, and the systems of integrators."""

import re
from dataclasses import dataclass, replace

from services.chassis import written
from services.chassis.values import PLATFORM, Event, Invalid, OrgPath, Role
from services.identity.domain import sessions
from services.identity.domain.events import ClientDisabled, ClientRegistered
from services.identity.domain.kinds import GrantType

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SCOPES = ("openid", "profile")


@dataclass(frozen=True, slots=True)
class ClientRole:
    """A role that the client itself has at a place, for client credentials."""

    role: Role
    path: OrgPath


@dataclass(frozen=True, slots=True)
class Client:
    """A client; without `secret_hash` it is public and proves itself by PKCE alone.

    The id of a district's client is `name@district`; the platform's own have a bare name and serve every
    district.
    """

    id: str
    name: str
    grant_types: tuple[GrantType, ...]
    secret_hash: str = ""
    redirect_uris: tuple[str, ...] = ()
    post_logout_redirect_uris: tuple[str, ...] = ()
    roles: tuple[ClientRole, ...] = ()
    active: bool = True

    @property
    def public(self) -> bool:
        return not self.secret_hash

    def knows(self, secret: str) -> bool:
        return bool(self.secret_hash) and sessions.matches(secret, self.secret_hash)

    def serves(self, tenant: str) -> bool:
        """Whether people of this tenant may log in through the client."""
        return tenant_of(self.id) in {PLATFORM, tenant}


def client_id(name: str, tenant: str) -> str:
    """Raises Invalid for a malformed name."""
    if not _NAME.fullmatch(name):
        raise Invalid("name", "has 2 to 40 characters of a-z, 0-9 and -")
    return name if tenant == PLATFORM else f"{name}@{tenant}"


def tenant_of(identifier: str) -> str:
    """The tenant that a client id names."""
    return identifier.rpartition("@")[2] if "@" in identifier else PLATFORM


def register(client: Client) -> tuple[Client, list[Event]]:
    """Check a new client.

    Raises:
        Invalid: grant types, redirect URIs, secret and roles do not fit together.

    """
    types = set(client.grant_types)
    by_code = GrantType.AUTHORIZATION_CODE in types
    if not types or (GrantType.REFRESH_TOKEN in types and not by_code):
        raise Invalid(
            "grant_types", "need authorization_code or client_credentials; refreshing needs the former"
        )
    if by_code != bool(client.redirect_uris):
        raise Invalid("redirect_uris", "are needed for authorization_code, and only for it")
    if GrantType.CLIENT_CREDENTIALS in types and client.public:
        raise Invalid("public", "a public client cannot use client_credentials")
    if client.roles and GrantType.CLIENT_CREDENTIALS not in types:
        raise Invalid("roles", "are for client_credentials")
    for uri in (*client.redirect_uris, *client.post_logout_redirect_uris):
        _check_uri(uri)
    return client, [ClientRegistered(client.id, client.name, client.grant_types)]


def disable(client: Client) -> tuple[Client, list[Event]]:
    """Its secret has leaked, or it is used no more; who needs one again registers another."""
    if not client.active:
        return client, []
    return replace(client, active=False), [ClientDisabled(client.id)]


def _check_uri(uri: str) -> None:
    try:
        parts = written.web_address(uri)
    except ValueError as error:
        raise Invalid("redirect_uris", str(error)) from None
    secure = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    if not secure or parts.fragment or "#" in uri or "*" in uri:
        raise Invalid(
            "redirect_uris", "are absolute https addresses (http on loopback only), without a fragment"
        )

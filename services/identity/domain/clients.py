# SPDX-License-Identifier: AGPL-3.0-or-later
"""OAuth clients: the portal, apps, and the systems of integrators."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.chassis.values import PLATFORM, Event, Invalid, OrgPath, Role
from services.identity.domain import sessions
from services.identity.domain.errors import ClientHasNoSecret, ClientIsDisabled
from services.identity.domain.events import (
    ClientDisabled,
    ClientExpiring,
    ClientLimitsChanged,
    ClientRegistered,
    ClientSecretRotated,
)
from services.identity.domain.kinds import GrantType

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
_REST = r"[A-Za-z0-9/?@!$&'()+,=._~:%-]*"
"""What stands in an address (RFC 3986), but no fragment, no `*` and no `;`, which would end a CSP part."""
_WEB = re.compile(
    r"(?P<scheme>https?)://(?P<host>[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::(?P<port>[0-9]{1,5}))?"
    rf"(?P<rest>(?:[/?]{_REST})?)"
)
_OWN_SCHEME = re.compile(rf"[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:/(?!/){_REST}")
_NUMERIC = frozenset({"127.0.0.1", "[::1]"})
_LOOPBACK = _NUMERIC | {"localhost"}
LAST_PORT = 65_535
_PERMISSION = re.compile(r"[a-z_]{2,40}(\.[a-z_]{2,40}){1,3}")
WARNED_BEFORE = timedelta(days=14)
"""Long enough to have another one made and put in."""
SCOPES = ("openid", "profile")


@dataclass(frozen=True, slots=True)
class ClientRole:
    """A role that the client itself has at a place, for client credentials."""

    role: Role
    path: OrgPath


@dataclass(frozen=True, slots=True)
class Client:
    """A client; without `secret_hash` it is public and proves itself by PKCE alone.

    While its secret changes the former one, `former_hash`, is good too, until `former_until`.

    `scopes`: the permissions of which it makes use, of all that its roles hold; empty for all. `expires_at`:
    until when it gets tokens; `per_minute`: how many requests it may send to one process, `per_day` to
    one service on a day of its district; 0 for no own limit. The smaller one binds.

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
    former_hash: str = ""
    former_until: datetime | None = None
    scopes: tuple[str, ...] = ()
    expires_at: datetime | None = None
    per_minute: int = 0
    per_day: int = 0

    def usable(self, now: datetime) -> bool:
        return self.active and (self.expires_at is None or now < self.expires_at)

    @property
    def public(self) -> bool:
        return not self.secret_hash

    def knows(self, secret: str, now: datetime) -> bool:
        """Whether this is its secret, or its former one while that is good."""
        if self.public:
            return False
        former = self.former_hash if self.former_until and now < self.former_until else ""
        return any(sessions.matches(secret, kept) for kept in (self.secret_hash, former) if kept)

    def leads_to(self, redirect_uri: str) -> bool:
        """Whether it is registered for this address, to the letter (RFC 9700, 2.1).

        An app on somebody's machine listens at whichever port is free (RFC 8252, 7.3): of addresses on
        loopback the port is not compared.
        """
        here = _any_port(redirect_uri)
        return redirect_uri in self.redirect_uris or (
            here is not None and any(_any_port(known) == here for known in self.redirect_uris)
        )

    def serves(self, tenant: str) -> bool:
        """Whether people of this tenant may log in through the client."""
        return tenant_of(self.id) in {PLATFORM, tenant}


def client_id(name: str, tenant: str) -> str:
    """Raises Invalid for a malformed name."""
    if not _NAME.fullmatch(name):
        raise Invalid("short_name", "has 2 to 40 characters of a-z, 0-9 and -")
    return name if tenant == PLATFORM else f"{name}@{tenant}"


def tenant_of(identifier: str) -> str:
    """The tenant that a client id names."""
    return identifier.rpartition("@")[2] if "@" in identifier else PLATFORM


def register(client: Client, now: datetime) -> tuple[Client, list[Event]]:
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
    if client.scopes and not client.roles:
        raise Invalid("scopes", "cut down what roles hold, and there are none")
    if any(not _PERMISSION.fullmatch(scope) for scope in client.scopes):
        raise Invalid("scopes", "are permissions, such as dispatch.orders.read")
    _check_limits(client, now)
    for uri in (*client.redirect_uris, *client.post_logout_redirect_uris):
        _check_uri(uri, app=client.public)
    return client, [ClientRegistered(client.id, client.name, client.grant_types)]


def limit(
    client: Client, per_minute: int, per_day: int, expires_at: datetime | None, now: datetime
) -> tuple[Client, list[Event]]:
    """Other limits from its next token on; the same again changes nothing.

    Raises:
        ClientIsDisabled: it registers anew.
        Invalid: limits that mean nothing, or a moment that is over.

    """
    if not client.usable(now):
        raise ClientIsDisabled
    limited = replace(client, per_minute=per_minute, per_day=per_day, expires_at=expires_at)
    if limited == client:
        return client, []
    _check_limits(limited, now)
    return limited, [ClientLimitsChanged(client.id, per_minute, per_day, expires_at)]


def _check_limits(client: Client, now: datetime) -> None:
    if client.expires_at is not None and client.expires_at <= now:
        raise Invalid("expires_at", "is over")
    if GrantType.CLIENT_CREDENTIALS in client.grant_types:
        return
    for name in ("per_minute", "per_day"):
        if getattr(client, name):
            raise Invalid(name, "is for client_credentials: people count for their district")


def warn(client: Client) -> list[Event]:
    """It expires soon; nothing where it is used no more."""
    if not client.active or client.expires_at is None:
        return []
    return [ClientExpiring(client.id, client.name, client.expires_at)]


def disable(client: Client) -> tuple[Client, list[Event]]:
    """Its secret has leaked, or it is used no more; who needs one again registers another."""
    if not client.active:
        return client, []
    return replace(client, active=False), [ClientDisabled(client.id)]


def rotate_secret(
    client: Client, secret: str, overlap: timedelta, now: datetime
) -> tuple[Client, list[Event]]:
    """Another secret; the former one stays good for `overlap`, and the one before that no longer.

    Raises:
        ClientHasNoSecret: a public client.
        ClientIsDisabled: it registers anew.

    """
    if client.public:
        raise ClientHasNoSecret
    if not client.active:
        raise ClientIsDisabled
    until = now + overlap
    rotated = replace(
        client, secret_hash=sessions.digest(secret), former_hash=client.secret_hash, former_until=until
    )
    return rotated, [ClientSecretRotated(client.id, until)]


def _check_uri(uri: str, *, app: bool) -> None:
    """An app may have a scheme of its own: its domain's name reversed (RFC 8252, 7.1)."""
    web = _WEB.fullmatch(uri)
    secure = web is not None and (web["scheme"] == "https" or web["host"] in _LOOPBACK)
    if not secure and not (app and _OWN_SCHEME.fullmatch(uri)):
        raise Invalid(
            "redirect_uris",
            "are https addresses without a fragment (http on loopback; an app's own scheme has a dot)",
        )


def own_scheme(uri: str) -> str:
    """An app's own scheme, if this address has one."""
    return uri.partition(":")[0] if _OWN_SCHEME.fullmatch(uri) else ""


def _any_port(uri: str) -> tuple[str, str] | None:
    """Host and rest of an address on this machine; None of any other."""
    found = _WEB.fullmatch(uri)
    if found is None or found["scheme"] != "http" or found["host"] not in _NUMERIC:
        return None
    return (found["host"], found["rest"]) if int(found["port"] or 0) <= LAST_PORT else None

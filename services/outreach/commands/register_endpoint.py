# SPDX-License-Identifier: AGPL-3.0-or-later
"""Register an endpoint: an address at which a system of the caller gets events of a place."""

from dataclasses import dataclass

from pydantic import Field

from services.chassis.http import Input
from services.chassis.values import OrgPath
from services.outreach.commands import Address, Patterns, Scopes, Title, seal_secret
from services.outreach.domain import access, addresses, endpoints
from services.outreach.domain.authority import Permission
from services.outreach.domain.endpoints import Endpoint
from services.outreach.domain.errors import TooManyEndpoints
from services.outreach.domain.signatures import Signing
from services.outreach.policies import WebhookPolicy
from services.outreach.store import Tx


class RegisterEndpoint(Input):
    """`secret`: of one's own, for HMAC; without it one is made. `types`: patterns, empty for all."""

    name: Title
    url: Address
    place_path: OrgPath
    scopes: Scopes
    types: Patterns = ()
    signing: Signing = Signing.HMAC
    secret: str | None = Field(None, max_length=200)


@dataclass(frozen=True, slots=True)
class Registered:
    """The endpoint and, this once, what its receiver checks signatures with."""

    endpoint: Endpoint
    secret: str


def handle(tx: Tx, cmd: RegisterEndpoint) -> Registered:
    """Raises Forbidden, UnknownPlace, AddressNotAllowed, UnknownEventTypes, SecretUnfit, TooManyEndpoints."""
    tx.require(Permission.ENDPOINTS_WRITE, cmd.place_path)
    access.check_scopes(tx.by, cmd.scopes, cmd.place_path)
    place = tx.place_at(cmd.place_path)
    addresses.check_url(cmd.url, inside=tx.tools.webhooks_inside)
    most = tx.policy(WebhookPolicy).most_endpoints
    if tx.endpoints.count({}, limit=most + 1) >= most:
        raise TooManyEndpoints(most)
    endpoint_id = tx.new_id()
    secret, told = seal_secret.handle(tx, endpoint_id, cmd.signing, cmd.secret)
    endpoint, events = endpoints.register(
        Endpoint(
            id=endpoint_id,
            name=cmd.name,
            url=cmd.url,
            place=place.path,
            scopes=tuple(sorted(set(cmd.scopes))),
            types=cmd.types,
            owner_id=tx.by.subject,
            registered_at=tx.now,
            secrets=(secret,),
        )
    )
    tx.endpoints.add(endpoint, *events)
    return Registered(endpoint, told)

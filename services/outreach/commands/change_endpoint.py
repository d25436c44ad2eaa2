# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give an endpoint another name, address or filter; what is not named stays."""

from dataclasses import replace

from services.chassis.http import Input
from services.outreach.commands import Address, Patterns, Scopes, Title
from services.outreach.domain import access, addresses, endpoints
from services.outreach.domain.endpoints import Endpoint
from services.outreach.store import Tx


class ChangeEndpoint(Input):
    name: Title | None = None
    url: Address | None = None
    scopes: Scopes | None = None
    types: Patterns | None = None


def handle(tx: Tx, endpoint_id: str, cmd: ChangeEndpoint) -> Endpoint:
    """Raises NotFound, Forbidden, AddressNotAllowed, UnknownEventTypes."""
    endpoint = tx.own_endpoint(endpoint_id)
    if cmd.url is not None:
        addresses.check_url(cmd.url, inside=tx.tools.webhooks_inside)
    if cmd.scopes is not None:
        access.check_scopes(tx.by, cmd.scopes, endpoint.place)
    given = {name: value for name, value in dict(cmd).items() if value is not None}
    changed, events = endpoints.change(endpoint, replace(endpoint, **given))
    return tx.save_endpoint(changed, events)

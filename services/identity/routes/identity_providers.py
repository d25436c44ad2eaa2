# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ways in by somebody else's log-in, as administrators keep them, and what is linked with whom."""

from datetime import datetime

from pydantic import Field

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.identity.commands import change_identity_provider, register_identity_provider, unlink_identity
from services.identity.domain.authority import Permission
from services.identity.domain.federation import IdentityProvider, MatchBy, ProviderKind
from services.identity.domain.kinds import RealName
from services.identity.queries import federation
from services.identity.queries.federation import Link
from services.identity.store import Tx

PATH = "/identity/v1/oauth/outside"


class IdentityProviderView(View):
    """A provider of log-ins, without its secret."""

    id: str
    kind: ProviderKind
    name: str
    client_id: str
    issuer: str
    agent_id: str
    api_url: str
    log_in_url: str
    match_by: list[MatchBy]
    citizen_id_claim: str
    links_by_log_in: bool
    two_factors_acr: list[str]
    real_name: RealName
    active: bool
    redirect_uri: str = Field(description="what is to be registered there as the address to come back to")
    version: int


class LinkedIdentityView(View):
    """Somebody's log-in at another provider; who they are there is not kept."""

    id: str
    provider_id: str
    provider: str
    how: str
    linked_at: datetime
    used_at: datetime | None


def redirect_uri(issuer: str, provider_id: str) -> str:
    """Of each provider its own, so that none's answer passes for another's (RFC 9700, 4.4.2.2)."""
    return f"{issuer}{PATH}/{provider_id}/callback"


def to_provider(tx: Tx, found: IdentityProvider) -> IdentityProviderView:
    return IdentityProviderView(
        redirect_uri=redirect_uri(tx.tools.issuer, found.id),
        version=tx.identity_providers.version(found),
        **{name: getattr(found, name) for name in IdentityProviderView.model_fields if hasattr(found, name)},
    )


def to_link(_: Tx, found: Link) -> LinkedIdentityView:
    one = found.linked
    return LinkedIdentityView(
        id=one.id,
        provider_id=one.provider_id,
        provider=found.provider,
        how=one.how,
        linked_at=one.linked_at,
        used_at=one.used_at,
    )


identity_providers = Resource(
    "identity-providers",
    "/identity/v1/identity-providers",
    of=Tx.identity_providers,
    shows=to_provider,
    requires=Permission.LOG_INS_WRITE,
)
linked_identities = Resource(
    "linked-identities", "/identity/v1", of=Tx.linked_identities, shows=to_link, requires=AUTHENTICATED
)

identity_providers.create(register_identity_provider, secret=True, asks=Group.ROLES)
identity_providers.list(federation.list_identity_providers)
identity_providers.show(federation.show_identity_provider)
identity_providers.change(change_identity_provider, secret=True, asks=Group.ROLES)
linked_identities.list(federation.list_linked_identities, "/persons/<id:person_id>/linked-identities")
linked_identities.remove(unlink_identity, "/linked-identities/<id:linked_identity_id>")

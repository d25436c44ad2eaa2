# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reads about ways in by somebody else's log-in, and what is linked with whom."""

from dataclasses import dataclass

from services.identity import queries
from services.identity.domain.authority import Permission
from services.identity.domain.federation import MOST_LINKS, MOST_PROVIDERS, IdentityProvider, LinkedIdentity
from services.identity.store import Tx


@dataclass(frozen=True)
class Link:
    """A linked log-in, and what its provider is called."""

    linked: LinkedIdentity
    provider: str


def list_identity_providers(tx: Tx) -> list[IdentityProvider]:
    """Every provider of log-ins of the district (第三方登录)."""
    tx.require(Permission.LOG_INS_WRITE, tx.root)
    return tx.identity_providers.list({}, limit=MOST_PROVIDERS)


def show_identity_provider(tx: Tx, identity_provider_id: str) -> IdentityProvider:
    """One provider of log-ins, without its secret (第三方登录详情)."""
    tx.require(Permission.LOG_INS_WRITE, tx.root)
    return tx.identity_providers.get(identity_provider_id)


def list_linked_identities(tx: Tx, person_id: str) -> list[Link]:
    """The other log-ins of somebody; one's own, or of who is in one's care (关联登录)."""
    person = queries.show_person(tx, person_id)
    names = {one.id: one.name for one in tx.identity_providers.list({}, limit=MOST_PROVIDERS)}
    found = tx.linked_identities.list({"person_id": person.id}, limit=MOST_LINKS)
    return [Link(one, names.get(one.provider_id, one.provider_id)) for one in found]

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages of the log-in read of the other ways to log in that a district has."""

from services.identity.domain.federation import MOST_PROVIDERS, IdentityProvider
from services.identity.store import Tx


def offered(tx: Tx) -> list[IdentityProvider]:
    """For the log-in page of the district: by name."""
    found = tx.identity_providers.list({}, limit=MOST_PROVIDERS)
    return sorted((one for one in found if one.active), key=lambda one: one.name)


def in_use(tx: Tx, provider_id: str) -> IdentityProvider | None:
    """For who logs in by it."""
    found = tx.identity_providers.find(provider_id)
    return found if found and found.active else None


def secret(tx: Tx, provider: IdentityProvider) -> str:
    """With which we ask it."""
    return tx.keys.reveal(provider.sealed_secret, f"identity_provider/{provider.id}")

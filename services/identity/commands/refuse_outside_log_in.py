# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep on record that what came from another provider logged nobody in, where that is worth a look."""

from services.identity.domain import federation
from services.identity.domain.federation import Failure
from services.identity.store import Tx


def handle(tx: Tx, provider_id: str, failure: Failure) -> None:
    """Nothing where the provider is gone, or it was only down."""
    provider = tx.identity_providers.find(provider_id)
    if provider is not None and (events := federation.refuse(provider, failure)):
        tx.identity_providers.save(provider, *events)

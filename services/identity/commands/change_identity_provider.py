# SPDX-License-Identifier: AGPL-3.0-or-later
"""Change how a district takes somebody else's log-in, its secret, or whether it takes it at all."""

from dataclasses import replace
from typing import Any

from pydantic import Field

from services.chassis.http import Input, Name
from services.identity.commands import sealed_secret
from services.identity.commands.register_identity_provider import Acrs, Claim, Matches, Secret
from services.identity.domain import federation
from services.identity.domain.authority import Permission
from services.identity.domain.federation import IdentityProvider
from services.identity.domain.kinds import RealName
from services.identity.store import Tx


class ChangeIdentityProvider(Input):
    """What is not given stays. Of one that is not `active` nothing is forgotten, and nobody logs in by it."""

    name: Name | None = Field(None, max_length=30)
    client_secret: Secret | None = None
    match_by: Matches | None = None
    citizen_id_claim: Claim | None = None
    links_by_log_in: bool | None = None
    two_factors_acr: Acrs | None = None
    real_name: RealName | None = None
    active: bool | None = None


def handle(tx: Tx, identity_provider_id: str, cmd: ChangeIdentityProvider) -> IdentityProvider:
    """Raises NotFound, Forbidden, Invalid, ProviderIncomplete."""
    known = tx.identity_providers.get(identity_provider_id)
    tx.require(Permission.LOG_INS_WRITE, tx.root)
    given: dict[str, Any] = {
        name: value for name, value in cmd.model_dump(exclude={"client_secret"}).items() if value is not None
    }
    if cmd.client_secret is not None:
        given["sealed_secret"] = sealed_secret(tx, known.id, cmd.client_secret)
    changed = federation.check(replace(known, **given), inside=tx.tools.federation.inside)
    if changed != known:
        tx.identity_providers.save(changed, changed.changed)
    return changed

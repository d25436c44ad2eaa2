# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open a way in by somebody else's log-in: an OpenID provider of the district's own, WeCom or WeChat."""

from dataclasses import replace
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr

from services.chassis.http import Input, Line, Name, once
from services.identity.commands import sealed_secret
from services.identity.domain import federation
from services.identity.domain.authority import Permission
from services.identity.domain.federation import MOST_PROVIDERS, IdentityProvider, MatchBy, ProviderKind
from services.identity.domain.federation_errors import TooManyProviders
from services.identity.domain.kinds import RealName
from services.identity.store import Tx

Address = Annotated[str, Field(max_length=500)]
Matches = Annotated[tuple[MatchBy, ...], Field(max_length=2), AfterValidator(once)]
Acrs = Annotated[tuple[Annotated[Line, Field(min_length=1, max_length=255)], ...], Field(max_length=10)]
Claim = Annotated[str, Field(pattern=r"^[A-Za-z0-9_:/.-]{0,100}$")]
Secret = Annotated[SecretStr, Field(min_length=1, max_length=512)]


class RegisterIdentityProvider(Input):
    """See `IdentityProvider`. Kind, issuer, addresses and client stay: another one is another provider."""

    kind: ProviderKind
    name: Name = Field(max_length=30)
    client_id: Line = Field(min_length=1, max_length=255)
    client_secret: Secret
    issuer: Address = ""
    agent_id: Line = Field("", max_length=40)
    api_url: Address = ""
    log_in_url: Address = ""
    match_by: Matches = ()
    citizen_id_claim: Claim = ""
    links_by_log_in: bool = False
    two_factors_acr: Acrs = ()
    real_name: RealName = RealName.NOTHING


def handle(tx: Tx, cmd: RegisterIdentityProvider) -> IdentityProvider:
    """Raises Forbidden, Invalid, ProviderIncomplete, TooManyProviders."""
    tx.require(Permission.LOG_INS_WRITE, tx.root)
    if len(tx.identity_providers.list({}, limit=MOST_PROVIDERS)) >= MOST_PROVIDERS:
        raise TooManyProviders(MOST_PROVIDERS)
    given = cmd.model_dump(exclude={"client_secret"})
    made = IdentityProvider(id=tx.new_id(), sealed_secret="", **given)
    federation.check(made, inside=tx.tools.federation.inside)
    kept = replace(made, sealed_secret=sealed_secret(tx, made.id, cmd.client_secret))
    tx.identity_providers.add(kept, kept.changed)
    return kept

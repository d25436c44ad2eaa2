# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sign an endpoint's webhooks with another secret; the one before stays good for some hours, both sign."""

from datetime import timedelta

from pydantic import Field

from services.chassis.http import Input
from services.outreach.commands import seal_secret
from services.outreach.commands.register_endpoint import Registered
from services.outreach.domain import endpoints
from services.outreach.domain.signatures import Signing
from services.outreach.policies import WebhookPolicy
from services.outreach.store import Tx


class RotateSecret(Input):
    """`secret`: of one's own, for HMAC; without it one is made."""

    signing: Signing = Signing.HMAC
    secret: str | None = Field(None, max_length=200)


def handle(tx: Tx, endpoint_id: str, cmd: RotateSecret) -> Registered:
    """Raises NotFound, SecretUnfit, TooManySecrets."""
    endpoint = tx.own_endpoint(endpoint_id)
    secret, told = seal_secret.handle(tx, endpoint.id, cmd.signing, cmd.secret)
    overlap = timedelta(hours=tx.policy(WebhookPolicy).overlap_hours)
    endpoint, events = endpoints.rotate(endpoint, secret, tx.now, overlap)
    return Registered(tx.save_endpoint(endpoint, events), told)

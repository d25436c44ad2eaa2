# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make the secret by which the bodies of a source are signed; it is shown once."""

from dataclasses import dataclass, field, replace

from services.chassis.ids import new_bytes
from services.identity.domain import feed_signatures
from services.identity.domain.authority import Permission
from services.identity.domain.events import FeedSecretMade
from services.identity.domain.feed_signatures import SECRET_BYTES
from services.identity.store import Tx


@dataclass(frozen=True)
class MadeSecret:
    """As Standard Webhooks writes one."""

    source: str
    secret: str = field(repr=False)


def handle(tx: Tx, source: str) -> MadeSecret:
    """Raises NotFound, Forbidden."""
    tx.require(Permission.FEEDS_WRITE, tx.root)
    known = tx.feed_sources.get(source)
    secret = feed_signatures.secret_of(new_bytes(SECRET_BYTES))
    sealed = tx.keys.seal(secret, f"feed_secret/{source}")
    tx.feed_sources.save(replace(known, sealed_secret=sealed), FeedSecretMade(source))
    return MadeSecret(source, secret)

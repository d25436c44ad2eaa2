# SPDX-License-Identifier: AGPL-3.0-or-later
"""Make or take what signs an endpoint's webhooks: kept sealed, and told once to who checks signatures."""

from services.chassis.ids import new_bytes
from services.outreach.domain import signatures
from services.outreach.domain.endpoints import Secret
from services.outreach.domain.signatures import Signing
from services.outreach.store import Tx


def handle(tx: Tx, endpoint_id: str, signing: Signing, given: str | None) -> tuple[Secret, str]:
    """The secret, and what its receiver is told: of a key pair the public key. Raises SecretUnfit."""
    context = f"endpoint/{endpoint_id}"
    if signing is Signing.ED25519:
        seed = new_bytes(signatures.SEED_BYTES)
        public = signatures.to_secret(tx.tools.public_key(seed), signatures.PUBLIC)
        private = signatures.to_secret(seed, signatures.PRIVATE)
        return Secret(signing, tx.keys.seal(private, context), public), public
    key = signatures.key_of(given) if given else new_bytes(signatures.SEED_BYTES)
    told = signatures.to_secret(key)
    return Secret(signing, tx.keys.seal(told, context)), told

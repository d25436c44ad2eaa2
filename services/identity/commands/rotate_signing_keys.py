# SPDX-License-Identifier: AGPL-3.0-or-later
"""A new key to sign tokens with, once all can know it; the old one stays published for its last tokens."""

import json
from datetime import timedelta

from joserfc.jwk import ECKey

from services.chassis.clock import system_now
from services.chassis.values import PLATFORM
from services.identity.domain import signing_keys
from services.identity.domain.authority import Permission
from services.identity.domain.signing_keys import SigningKey
from services.identity.store import Tx

KEEP = timedelta(hours=1)
"""Longer than the old key goes on signing and any token of it lives."""


def handle(tx: Tx) -> SigningKey:
    """Raises Forbidden."""
    tx.require(Permission.SIGNING_KEYS_ROTATE, f"/{PLATFORM}")
    pair = ECKey.generate_key("P-256", auto_kid=True)
    now = system_now()
    key = SigningKey(
        id=str(pair.kid),
        public_jwk=json.dumps({**pair.as_dict(private=False), "use": "sig", "alg": "ES256"}, sort_keys=True),
        sealed_private=tx.keys.seal(json.dumps(pair.as_dict(private=True)), f"signing_key/{pair.kid}"),
        created_at=now,
    )
    retired, dropped, events = signing_keys.rotate(key, tx.signing_keys.list({}), now, KEEP)
    tx.signing_keys.add(key, *events)
    for old in retired:
        tx.signing_keys.save(old)
    for gone in dropped:
        tx.signing_keys.remove(gone)
    return key

# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys that sign tokens."""

from typing import Any

from services.chassis.http import PUBLIC, Resource, View
from services.identity import queries
from services.identity.commands import rotate_signing_keys as rotate_signing_keys_command
from services.identity.domain.authority import Permission
from services.identity.store import Tx

signing_keys = Resource("signing-keys", "/identity/v1")


class JwksView(View):
    """The published keys (RFC 7517)."""

    keys: list[dict[str, Any]]


class RotatedView(View):
    """The key that signs from now on."""

    key_id: str


@signing_keys.get("/jwks.json", requires=PUBLIC)
def get_jwks(tx: Tx) -> JwksView:
    """The public keys by which everybody can check a token (公钥)."""
    return JwksView(keys=queries.public_keys(tx))


@signing_keys.post("/signing-keys:rotate", requires=Permission.SIGNING_KEYS_ROTATE, status=201)
def rotate_signing_keys(tx: Tx) -> RotatedView:
    """Sign with a new key; the old one stays published until its tokens have expired (轮换密钥)."""
    return RotatedView(key_id=rotate_signing_keys_command.handle(tx).id)

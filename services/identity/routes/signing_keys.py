# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keys that sign tokens."""

import flask
from pydantic import Field

from services.chassis.http import PUBLIC, RawRequest, Resource, View
from services.identity.commands import rotate_signing_keys
from services.identity.domain.authority import Permission
from services.identity.store import Tx

signing_keys = Resource("signing-keys", "/identity/v1", of=Tx.signing_keys)


class RotatedView(View):
    """The key that signs from now on."""

    key_id: str = Field(validation_alias="id")


@signing_keys.raw("GET", "/jwks.json", requires=PUBLIC, produces="application/json", any_origin=True)
def show_jwks(call: RawRequest[Tx]) -> flask.Response:
    """The public keys by which everybody can check a token, RFC 7517 (公钥)."""
    return flask.jsonify({"keys": call.tools.keys.published()})


signing_keys.create(
    rotate_signing_keys,
    "/signing-keys:rotate",
    shows=RotatedView,
    requires=Permission.SIGNING_KEYS_ROTATE,
)

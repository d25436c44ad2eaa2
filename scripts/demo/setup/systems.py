# SPDX-License-Identifier: AGPL-3.0-or-later
"""Systems of integrators: clients whose secrets the demo keeps."""

import secrets

from scripts.demo.api import Api
from scripts.demo.setup.realm import Realm


def client(realm: Realm, identity: Api, district: str, short_name: str, name: str) -> str:
    """The id of the integrator's client whose secret we have; a new one if we have none."""
    kept = realm.state
    mine = [one for one in kept.clients if one.startswith(short_name) and one.endswith(f"@{district}")]
    known = {one["client_id"] for one in identity.all("/identity/v1/clients")}
    usable = [one for one in mine if one in known]
    if usable:
        return usable[0]
    free = f"{short_name}@{district}" not in known
    made = identity.post(
        "/identity/v1/clients",
        {
            "short_name": short_name if free else f"{short_name}-{secrets.token_hex(3)}",
            "name": name,
            "grant_types": ["client_credentials"],
            "roles": [{"role": "integrator", "path": f"/{district}"}],
        },
    )
    kept.clients[made["client_id"]] = made["client_secret"]
    kept.save()
    return str(made["client_id"])

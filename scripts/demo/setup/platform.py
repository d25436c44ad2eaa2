# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the platform's operator does: an app to log in through, and the districts."""

from scripts.demo.api import Json
from scripts.demo.setup.realm import OWN_APP, Realm


def prepare(realm: Realm) -> None:
    """The demo's own client, through which everybody but the operator logs in."""
    identity = realm.operator().identity
    known = {found["client_id"] for found in identity.all("/identity/v1/clients")}
    if OWN_APP.client_id in known:
        return
    identity.post(
        "/identity/v1/clients",
        {
            "short_name": OWN_APP.client_id,
            "name": "邻里演示 Demo",
            "grant_types": ["authorization_code", "refresh_token"],
            "redirect_uris": [OWN_APP.redirect_uri],
            "public": True,
        },
    )


def found_district(realm: Realm, code: str, name: str, administrator: str, time_zone: str) -> str:
    """Create the district unless it is there; the login of its first administrator."""
    login = f"admin@{code}"
    identity = realm.operator().identity
    if code not in {found["code"] for found in identity.all("/identity/v1/districts")}:
        first: Json = {"name": administrator, "login": login, "password": realm.state.password}
        body: Json = {"code": code, "name": name, "time_zone": time_zone, "administrator": first}
        identity.post("/identity/v1/districts", body)
    return login

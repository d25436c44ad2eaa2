# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace
from datetime import datetime, timedelta

from joserfc import jwt
from joserfc.jwk import KeySet

from services.chassis.clock import system_now
from services.chassis.http import make_app
from services.identity.app import RESOURCES, OwnKeys
from services.identity.domain.authority import HELD
from services.identity.queries import KNOWN_AFTER
from tests.system.identity.conftest import SERVICE, District, House


class Ahead:
    """The system's time, and more."""

    by = timedelta()

    def __call__(self) -> datetime:
        return system_now() + self.by


def test_old_tokens_stay_good_and_new_ones_are_signed_anew(house: House, district: District) -> None:
    clock = Ahead()
    tools = replace(house.store.tools, now=clock, keys=OwnKeys(lambda: store))
    store = replace(house.store, tools=tools)
    api = make_app(house.settings, SERVICE, store, RESOURCES, HELD, keys=tools.keys)
    house = House(api, store, house.settings, house.gateway)

    def token() -> str:
        return house.log_in(f"admin@{district.code}")["access_token"]

    old = token()
    rotated = house.ok("POST", "/signing-keys:rotate", house.operator())["key_id"]
    early = token()
    clock.by = KNOWN_AFTER
    late = token()
    published = house.call("GET", "/jwks.json").get_json()
    assert {"d"} & {part for key in published["keys"] for part in key} == set(), "no private part"
    keys = KeySet.import_key_set(published)
    assert [_key(each, keys) == rotated for each in (old, early, late)] == [False, False, True]
    for each in (old, early, late):
        assert jwt.decode(each, keys, algorithms=["ES256"]).claims["tenant"] == district.code
        assert house.call("GET", "/places", each).status_code == 200
    stored = house.read("platform").signing_keys.get(rotated)
    assert '"d"' not in repr(stored)


def _key(token: str, keys: KeySet) -> str:
    return str(jwt.decode(token, keys, algorithms=["ES256"]).header["kid"])


def test_only_the_platform_rotates(district: District) -> None:
    assert district.refused("POST", "/signing-keys:rotate")["code"] == "forbidden"

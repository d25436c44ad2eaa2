# SPDX-License-Identifier: AGPL-3.0-or-later
from joserfc import jwt
from joserfc.jwk import KeySet

from services.chassis.clock import monotonic, pause
from tests.system.identity.conftest import District

SECONDS = 30


def test_old_tokens_stay_good_and_new_ones_are_signed_anew(district: District) -> None:
    house = district.house
    old = house.log_in(f"admin@{district.code}")["access_token"]
    rotated = house.ok("POST", "/signing-keys:rotate", house.operator())
    published = house.call("GET", "/jwks.json").get_json()
    assert {"d"} & {part for key in published["keys"] for part in key} == set(), "no private part"
    keys = KeySet.import_key_set(published)
    assert _key(old, keys) != rotated["key_id"]
    tokens = [old]
    ends = monotonic() + SECONDS
    while _key(tokens[-1], keys) != rotated["key_id"]:
        assert monotonic() < ends, "the new key never signs"
        pause(1)
        tokens.append(house.log_in(f"admin@{district.code}")["access_token"])
    for token in tokens:
        assert jwt.decode(token, keys, algorithms=["ES256"]).claims["tenant"] == district.code
        assert house.call("GET", "/places", token).status_code == 200
    stored = house.read("platform").signing_keys.get(rotated["key_id"])
    assert '"d"' not in repr(stored)


def _key(token: str, keys: KeySet) -> str:
    return str(jwt.decode(token, keys, algorithms=["ES256"]).header["kid"])


def test_only_the_platform_rotates(district: District) -> None:
    assert district.refused("POST", "/signing-keys:rotate")["code"] == "forbidden"

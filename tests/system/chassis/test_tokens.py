# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tokens that must not open anything, and authority."""

import pytest
from joserfc.jwk import ECKey, OctKey

from services.chassis.clock import system_now
from tests.system.chassis.api import THINGS, Api, api, refused
from tests.system.chassis.conftest import TENANT

__all__ = ["api"]


def forged(api: Api, which: str) -> dict[str, str]:
    now = int(system_now().timestamp())
    other = ECKey.generate_key("P-256", {"kid": "k1"})
    good = api.token()["Authorization"]
    made = {
        "expired": lambda: api.token(exp=now - 1),
        "forged": lambda: api.token(key=other),
        "unknown key": lambda: api.token(key=other, header={"kid": "k9"}),
        "other issuer": lambda: api.token(iss="http://127.0.0.1:2"),
        "other audience": lambda: api.token(aud="else"),
        "from the future": lambda: api.token(iat=now + 3600),
        "no expiry": lambda: api.token(exp=None),
        "no tenant": lambda: api.token(tenant=None, roles={"keeper": ["nowhere"]}),
        "symmetric": lambda: api.token(key=OctKey.import_key("s" * 32), header={"alg": "HS256"}),
        "alg none": lambda: {"Authorization": f"Bearer {unsigned(good)}"},
        "cut": lambda: {"Authorization": good[:-5]},
        "not a token": lambda: {"Authorization": "Bearer x"},
        "other scheme": lambda: {"Authorization": "Basic eDp5"},
        "none": dict,
    }
    return made[which]()


def unsigned(authorization: str) -> str:
    payload = authorization.split(" ")[1].split(".")[1]
    return f"eyJhbGciOiJub25lIn0.{payload}."


@pytest.mark.parametrize(
    "which",
    [
        "expired", "forged", "unknown key", "other issuer", "other audience", "from the future", "no expiry",
        "no tenant", "symmetric", "alg none", "cut", "not a token", "other scheme", "none",
    ],
)  # fmt: skip
def test_a_bad_token_is_refused(api: Api, which: str) -> None:
    response = api.client.get(THINGS, headers=forged(api, which))
    refused(response, 401, "unauthenticated")
    assert response.headers["WWW-Authenticate"].startswith("Bearer")


def test_unknown_tenants_and_missing_permissions_are_refused(api: Api) -> None:
    refused(api.client.get(THINGS, headers=api.token(tenant="999999")), 403, "tenant_unknown")
    lesser = api.token(roles={"reader": [f"/{TENANT}"], "unheard of": [f"/{TENANT}"]})
    problem = refused(api.client.post(THINGS, json={"name": "a"}, headers=lesser), 403, "forbidden")
    assert problem["permission"] == "things.write"
    assert api.client.get(f"{THINGS}/mine", headers=api.token(roles={})).json == {"row": 0, "result": "u1"}
    assert api.client.get(f"{THINGS}/public/{TENANT}").status_code == 200

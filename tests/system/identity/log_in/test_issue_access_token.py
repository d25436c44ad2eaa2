# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from base64 import urlsafe_b64encode

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from services.chassis.clock import system_now
from services.chassis.values import Principal
from services.identity import queries
from tests.system.identity.conftest import ISSUER, District

NOW = int(system_now().timestamp())


def claims(district: District, **changes: object) -> dict[str, object]:
    held = {"at": district.path, "permissions": ["identity.places.read"]}
    given = {
        "iss": ISSUER,
        "sub": "forger",
        "aud": "linli",
        "tenant": district.code,
        "grants": [held],
        "iat": NOW,
        "exp": NOW + 900,
    }
    return {**given, **changes}


def signed(district: District, key: ECKey | None = None, **changes: object) -> str:
    """A token as identity itself would sign it, changed in one point."""
    own = queries.signing_key(district.house.store.reader(Principal("platform", "test", "test")))
    used = key or own
    return jwt.encode(
        {"alg": "ES256", "kid": own.kid}, claims(district, **changes), used, algorithms=["ES256"]
    )


def unsigned(district: District) -> str:
    parts = ({"alg": "none", "typ": "JWT"}, claims(district))
    encoded = [urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    return ".".join([*encoded, ""])


def status(district: District, token: str) -> tuple[int, str]:
    answer = district.house.call("GET", "/places", token)
    return answer.status_code, answer.get_json().get("code", "")


def test_a_right_token_is_taken(district: District) -> None:
    assert status(district, signed(district))[0] == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://evil.example"},
        {"aud": "others"},
        {"exp": NOW - 1},
        {"exp": "tomorrow"},
        {"iat": NOW + 3600},
        {"grants": [{"at": "nowhere"}]},
    ],
)
def test_a_wrong_claim_is_refused(district: District, changes: dict[str, object]) -> None:
    assert status(district, signed(district, **changes)) == (401, "unauthenticated")


def test_forged_unsigned_and_broken_tokens_are_refused(district: District) -> None:
    right = signed(district)
    stranger = ECKey.generate_key("P-256")
    for token in (
        unsigned(district),
        signed(district, stranger),
        right[:-4] + "AAAA",
        right + "A",
        "a.b.c",
        "rubbish",
    ):
        assert status(district, token) == (401, "unauthenticated")
    assert status(district, "") == (401, "unauthenticated")


def test_a_token_of_an_unknown_district_is_refused(district: District) -> None:
    assert status(district, signed(district, tenant="999999")) == (403, "tenant_unknown")


def test_hmac_with_the_public_key_is_refused(district: District) -> None:
    """The classic confusion: the verifier must not take the public key for a shared secret."""
    from joserfc.jwk import OctKey

    public = json.dumps(district.house.call("GET", "/jwks.json").get_json()["keys"][0])
    token = jwt.encode({"alg": "HS256"}, claims(district), OctKey.import_key(public), algorithms=["HS256"])
    assert status(district, token) == (401, "unauthenticated")

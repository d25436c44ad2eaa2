# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from services.chassis.clock import system_now
from tests.system.identity.conftest import ISSUER, PASSWORD, District


def claims(district: District, **changes: object) -> dict[str, object]:
    now = int(system_now().timestamp())
    given = {
        "iss": ISSUER,
        "sub": "forger",
        "aud": "linli",
        "tenant": district.code,
        "roles": {"supervisor": [district.path]},
        "iat": now,
        "exp": now + 900,
    }
    return {**given, **changes}


def signed(district: District, key: ECKey | None = None, kind: str = "at+jwt", **changes: object) -> str:
    """A token as identity itself would sign it, changed in one point."""
    own = district.house.store.tools.keys.signing()
    used = key or own
    head = {"alg": "ES256", "kid": own.kid, "typ": kind}
    return jwt.encode(head, claims(district, **changes), used, algorithms=["ES256"])


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
        {"exp": "tomorrow"},
        {"roles": {"supervisor": ["nowhere"]}},
        {"roles": {"supervisor": "/320585"}},
        {"roles": {"supervisor": 1}},
        {"roles": ["supervisor"]},
    ],
)
def test_a_wrong_claim_is_refused(district: District, changes: dict[str, object]) -> None:
    assert status(district, signed(district, **changes)) == (401, "unauthenticated")


def test_an_expired_token_and_one_of_later_are_refused(district: District) -> None:
    now = int(system_now().timestamp())
    for changes in ({"exp": now - 1}, {"iat": now + 3600}, {"nbf": now + 3600}, {"nbf": "later"}):
        assert status(district, signed(district, **changes)) == (401, "unauthenticated")


def test_a_token_for_something_else_is_refused(district: District) -> None:
    """RFC 9068, 4: `typ` tells an access token from an id_token, whatever it claims."""
    for kind in ("JWT", "", "logout+jwt"):
        assert status(district, signed(district, kind=kind)) == (401, "unauthenticated")
    assert status(district, signed(district, kind="application/at+jwt"))[0] == 200


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


def test_forty_grants_fit_into_four_kilobytes(district: District) -> None:
    """Headers are refused over 8190 bytes; a token that repeated permissions reached that with six roles."""
    house, person_id = district.house, district.person("陈网格员")
    login = f"many@{district.code}"
    district.ok("POST", "/accounts", {"person_id": person_id, "login": login, "password": PASSWORD})
    street = district.place("sub_district", "s1")
    neighbourhood = district.place("neighbourhood", "002", street["id"])
    compound = district.place("compound", "c01", neighbourhood["id"])
    places = [district.place("building", f"b{number:02d}", compound["id"])["path"] for number in range(20)]
    for role in ("grid_worker", "handler"):
        for path in places:
            district.ok("POST", "/roles/grants", {"person_id": person_id, "role": role, "path": path})
    token = house.log_in(login)["access_token"]
    assert len(token) <= 4096
    payload = json.loads(urlsafe_b64decode(token.split(".")[1] + "=="))
    assert payload["roles"] == {"grid_worker": places, "handler": places}
    assert house.call("GET", "/places", token).status_code == 200

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forged access tokens of every known kind (RFC 8725; RFC 9068, 4), each made as its attacker makes it."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwe, jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey

from services.chassis.auth import TokenChecker, Unauthenticated
from services.chassis.clock import system_now

ISSUER = "https://id.example.cn"
KEY = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
OTHER = ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
PUBLIC = KeySet.import_key_set({"keys": [KEY.as_dict(private=False)]})
HEADER = {"alg": "ES256", "kid": "k1", "typ": "at+jwt"}


def now() -> int:
    return int(system_now().timestamp())


def claims(**changes: Any) -> dict[str, Any]:
    made = {"iss": ISSUER, "aud": "linli", "sub": "u1", "tenant": "320585", "iat": now(), "exp": now() + 900}
    return {name: value for name, value in {**made, **changes}.items() if value is not None}


def checker() -> TokenChecker:
    return TokenChecker(ISSUER, lambda *, fresh=False: PUBLIC, {})


def signed(key: Any = KEY, header: dict[str, Any] | None = None, **changes: Any) -> str:
    return jwt.encode({**HEADER, **(header or {})}, claims(**changes), key, algorithms=["ES256", "ES384"])


def part(content: Any) -> str:
    text = content if isinstance(content, str) else json.dumps(content)
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def raw(header: Any, payload: Any, signature: str = "") -> str:
    return f"{part(header)}.{part(payload)}.{signature}"


def own(header: Any, payload: Any) -> str:
    """Signed with the real key over whatever text: only the issuer could, so what it says is looked at."""
    text = f"{part(header)}.{part(payload)}"
    r, s = decode_dss_signature(KEY.get_op_key("sign").sign(text.encode(), ECDSA(SHA256())))
    sealed = urlsafe_b64encode(r.to_bytes(32, "big") + s.to_bytes(32, "big")).decode().rstrip("=")
    return f"{text}.{sealed}"


def with_secret(secret: bytes, **header: Any) -> str:
    text = f"{part({**HEADER, 'alg': 'HS256', **header})}.{part(claims())}"
    mac = hmac.new(secret, text.encode(), sha256).digest()
    return f"{text}.{urlsafe_b64encode(mac).decode().rstrip('=')}"


def swapped() -> str:
    """The claims of one token under the signature of another."""
    good, other = signed().split("."), signed(sub="u2").split(".")
    return f"{other[0]}.{other[1]}.{good[2]}"


FORGED: dict[str, Callable[[], str]] = {
    "alg none": lambda: raw({**HEADER, "alg": "none"}, claims()),
    "alg None": lambda: raw({**HEADER, "alg": "None"}, claims()),
    "alg NONE": lambda: raw({**HEADER, "alg": "nOnE"}, claims()),
    "alg of no name": lambda: raw({**HEADER, "alg": ""}, claims()),
    "alg none with the signature of a good one": lambda: raw(
        {"alg": "none"}, claims(), signed().split(".")[2]
    ),
    "no alg": lambda: raw({"typ": "at+jwt", "kid": "k1"}, claims(), signed().split(".")[2]),
    "HS256 with the public key as PEM": lambda: with_secret(KEY.as_pem(private=False)),
    "HS256 with the public key as DER": lambda: with_secret(KEY.as_der(private=False)),
    "HS256 with the public key as JWK": lambda: with_secret(json.dumps(KEY.as_dict(private=False)).encode()),
    "HS256 with nothing": lambda: with_secret(b""),
    "RS256 of another key": lambda: jwt.encode(
        {**HEADER, "alg": "RS256"}, claims(), RSAKey.generate_key(2048), algorithms=["RS256"]
    ),
    "ES384 of another curve": lambda: signed(ECKey.generate_key("P-384", {"kid": "k1"}), {"alg": "ES384"}),
    "another key under a known kid": lambda: signed(OTHER),
    "another key under an unknown kid": lambda: signed(OTHER, {"kid": "k9"}),
    "kid as a path": lambda: with_secret(b"", kid="../../../../dev/null"),
    "kid as a query": lambda: with_secret(b"x", kid="k1' UNION SELECT 'x"),
    "kid as a command": lambda: with_secret(b"x", kid="k1|/usr/bin/id"),
    "kid as an address": lambda: signed(OTHER, {"kid": "https://evil.example/key"}),
    "kid that is no text": lambda: raw({**HEADER, "kid": {"$ne": ""}}, claims(), signed().split(".")[2]),
    "embedded jwk": lambda: signed(OTHER, {"kid": "e", "jwk": OTHER.as_dict(private=False)}),
    "embedded jwk under a known kid": lambda: signed(OTHER, {"jwk": OTHER.as_dict(private=False)}),
    "jku": lambda: signed(OTHER, {"kid": "e", "jku": "https://evil.example/jwks.json"}),
    "x5u": lambda: signed(OTHER, {"kid": "e", "x5u": "https://evil.example/cert.pem"}),
    "x5c": lambda: signed(OTHER, {"kid": "e", "x5c": ["MIIB"]}),
    "crit that nobody knows": lambda: own({**HEADER, "crit": ["exp2"], "exp2": 1}, claims()),
    "crit that names nothing": lambda: own({**HEADER, "crit": []}, claims()),
    "unencoded payload": lambda: own({**HEADER, "crit": ["b64"], "b64": False}, claims()),
    "psychic signature of zeros": lambda: raw(HEADER, claims(), part("\x00" * 64)),
    "signature as DER": lambda: f"{signed().rpartition('.')[0]}.{part('0' * 70)}",
    "claims of another": swapped,
    "truncated": lambda: signed()[:-4],
    "without its signature": lambda: signed().rpartition(".")[0] + ".",
    "two parts": lambda: signed().rpartition(".")[0],
    "four parts": lambda: f"{signed()}.x",
    "five parts, encrypted for us": lambda: jwe.encrypt_compact(
        {"alg": "dir", "enc": "A128GCM"}, json.dumps(claims()), OctKey.generate_key(128)
    ),
    "as JSON": lambda: json.dumps({"payload": part(claims()), "protected": part(HEADER), "signature": "x"}),
    "an id_token": lambda: signed(header={"typ": "JWT"}),
    "no typ": lambda: own({"alg": "ES256", "kid": "k1"}, claims()),
    "a typ of something else": lambda: signed(header={"typ": "logout+jwt"}),
    "another issuer": lambda: signed(iss="https://evil.example"),
    "an issuer with a slash more": lambda: signed(iss=f"{ISSUER}/"),
    "no issuer": lambda: signed(iss=None),
    "another audience": lambda: signed(aud="else"),
    "several audiences": lambda: signed(aud=["linli", "else"]),
    "no audience": lambda: signed(aud=None),
    "expired": lambda: signed(exp=now() - 1),
    "expiry as a text": lambda: own(HEADER, claims(exp=str(now() + 900))),
    "expiry that is no number": lambda: own(HEADER, claims(exp=True)),
    "no expiry": lambda: signed(exp=None),
    "good later": lambda: signed(nbf=now() + 3600),
    "issued later": lambda: signed(iat=now() + 3600),
    "never issued": lambda: signed(iat=None),
    "a claim twice": lambda: own(HEADER, json.dumps(claims())[:-1] + ', "tenant": "320583"}'),
    "a header twice": lambda: own(json.dumps(HEADER)[:-1] + ', "alg": "ES256"}', claims()),
    "claims that are a list": lambda: own(HEADER, [claims()]),
    "claims that are no JSON": lambda: own(HEADER, "{"),
    "no subject": lambda: signed(sub=None),
    "no tenant": lambda: signed(tenant=None),
    "roles that are none": lambda: signed(roles=["district_admin"]),
    "a role at no place": lambda: signed(roles={"district_admin": ["everywhere"]}),
    "full-width dots": lambda: signed().replace(".", "．"),
    "nothing": lambda: "",
    "dots": lambda: "..",
}


@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_token_opens_nothing(kind: str) -> None:
    with pytest.raises(Unauthenticated):
        checker().principal(f"Bearer {FORGED[kind]()}")


def test_what_they_are_made_of_is_good() -> None:
    for good in (signed(), own(HEADER, claims()), signed(header={"typ": "application/at+jwt"})):
        assert checker().principal(f"Bearer {good}").subject == "u1"
    assert checker().principal(f"bearer {signed()}").tenant == "320585"


@pytest.mark.parametrize("scheme", ["Basic", "DPoP", "", "Bearer:"])
def test_a_good_token_under_another_scheme_is_none(scheme: str) -> None:
    with pytest.raises(Unauthenticated):
        checker().principal(f"{scheme} {signed()}")

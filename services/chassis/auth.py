# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who calls: access tokens checked offline with the identity provider's public keys (JWKS)."""

import json
from base64 import urlsafe_b64decode
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Any, Protocol

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from services.chassis import tls
from services.chassis.clock import monotonic, system_now
from services.chassis.step_up import LogInProof, proof_of
from services.chassis.values import DomainError, Held, Invalid, OrgPath, Principal, grants_of

AUDIENCE = "linli"
ALGORITHMS = ["ES256"]
TYPES = ("at+jwt", "application/at+jwt")
LEEWAY_SECONDS = 30
REFETCH_SECONDS = 5
REMEMBERED = 10_000


@dataclass(eq=False)
class Unauthenticated(DomainError):
    """There is no valid access token with the request."""

    code = "unauthenticated"
    status = 401
    title = "A valid access token is needed"

    reason: str


class Keys(Protocol):
    """Gives the current public keys; `fresh` insists on asking again."""

    def __call__(self, *, fresh: bool = False) -> KeySet: ...


class JwksKeys:
    """Public keys fetched from the identity provider and kept; asked again at most every few seconds."""

    def __init__(self, url: str, ca_file: str = "") -> None:
        self._url = url
        self._trusted = tls.context(ca_file)
        self._keys: KeySet | None = None
        self._asked = -REFETCH_SECONDS * 2.0
        self._lock = Lock()

    def __call__(self, *, fresh: bool = False) -> KeySet:
        with self._lock:
            stale = fresh and monotonic() - self._asked > REFETCH_SECONDS
            if self._keys is None or stale:
                self._asked = monotonic()
                answer = httpx.get(self._url, timeout=5, trust_env=False, verify=self._trusted)
                answer.raise_for_status()
                self._keys = KeySet.import_key_set(answer.json())
            return self._keys


@dataclass(frozen=True, slots=True)
class Token:
    """A good token: whose it is, until when (seconds since 1970), and what may have been revoked since.

    `log_in` is the log-in that it came of, empty for a client's own; `proof` what that log-in was.
    `per_minute`: how many requests its client may send to a process, 0 for as many as its district.
    `per_second`: how many its district may, 0 for as many as the settings say.
    `per_day`: how many its client may send to a service on a day of its district, 0 for any number.
    """

    principal: Principal
    expires_at: float
    generation: int
    log_in: str
    proof: LogInProof
    per_minute: int = 0
    per_second: int = 0
    per_day: int = 0


class TokenChecker:
    """Turns a bearer token into a Principal. Remembers good tokens until they expire.

    `held` says which permissions the roles in a token give in this service.
    """

    def __init__(self, issuer: str, keys: Keys, held: Held) -> None:
        self._issuer = issuer
        self._keys = keys
        self._held = held
        self._known: OrderedDict[str, Token] = OrderedDict()
        self._lock = Lock()

    def principal(self, authorization: str | None) -> Principal:
        """The principal of an `Authorization` header. Raises Unauthenticated."""
        return self.token(authorization).principal

    def token(self, authorization: str | None) -> Token:
        """The token of an `Authorization` header; it may have been revoked. Raises Unauthenticated."""
        scheme, _, text = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not text:
            raise Unauthenticated("no bearer token")
        now = system_now().timestamp()
        known = self._known.get(text)
        if known and known.expires_at > now:
            return known
        token = _token(self._claims(text, now), self._held)
        with self._lock:
            self._known[text] = token
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return token

    def _claims(self, text: str, now: float) -> dict[str, Any]:
        claims = self._verified(text)
        if claims.get("iss") != self._issuer:
            raise Unauthenticated("the token is of another issuer")
        if claims.get("aud") != AUDIENCE:
            raise Unauthenticated("the token is for another audience")
        if not isinstance(claims.get("exp"), int) or claims["exp"] <= now:
            raise Unauthenticated("the token has expired")
        if any(not _reached(claims.get(name, absent), now) for name, absent in (("iat", None), ("nbf", 0))):
            raise Unauthenticated("the token is not valid yet")
        return claims

    def _verified(self, text: str) -> dict[str, Any]:
        try:
            return self._decoded(text, self._keys())
        except (JoseError, ValueError, KeyError):
            pass
        try:
            return self._decoded(text, self._keys(fresh=True))
        except (JoseError, ValueError, KeyError):
            raise Unauthenticated("the token is not signed by this platform") from None

    def _decoded(self, text: str, keys: KeySet) -> dict[str, Any]:
        """The claims of an access token (RFC 9068, 4: no id_token passes for one)."""
        token = jwt.decode(text, keys, algorithms=ALGORITHMS)
        if "crit" in token.header:
            raise Unauthenticated("the token wants something understood that is not")
        for part in text.split(".")[:2]:
            json.loads(urlsafe_b64decode(part + "=" * (-len(part) % 4)), object_pairs_hook=_once_each)
        if str(token.header.get("typ", "")).lower() not in TYPES:
            raise Unauthenticated("the token is no access token")
        return token.claims


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Readers differ in which of two they take (RFC 7519, 4), so none is taken. Raises ValueError."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member stands twice")
    return found


def _reached(moment: object, now: float) -> bool:
    return isinstance(moment, int) and moment <= now + LEEWAY_SECONDS


def _within(scope: object, held: Held) -> Held:
    """What roles give here, cut down to the permissions that the token names, if it names any."""
    if scope is None:
        return held
    named = frozenset(str(scope).split())
    return {role: named.intersection(permissions) for role, permissions in held.items()}


def _roles(claims: dict[str, Any], name: str) -> list[tuple[str, OrgPath]]:
    return [(role, OrgPath(at)) for role, places in claims.get(name, {}).items() for at in places]


def _number(claim: object) -> int:
    return claim if isinstance(claim, int) else 0


def _token(claims: dict[str, Any], held: Held) -> Token:
    try:
        held_here = _within(claims.get("scope"), held)
        principal = Principal(
            tenant=str(claims["tenant"]),
            subject=str(claims["sub"]),
            name=str(claims.get("name", "")),
            grants=grants_of(_roles(claims, "roles"), held_here),
            client_id=str(claims.get("client_id", "")),
            ended=grants_of(_roles(claims, "ended"), held_here),
            emergency=str(claims.get("emergency", "")),
        )
        generation, log_in = int(claims.get("gen", 0)), str(claims.get("sid", ""))
        limits = (_number(claims.get(name)) for name in ("quota", "district_quota", "daily_quota"))
        return Token(principal, float(claims["exp"]), generation, log_in, proof_of(claims), *limits)
    except (AttributeError, KeyError, TypeError, ValueError, Invalid):
        raise Unauthenticated("the token lacks what a principal needs") from None

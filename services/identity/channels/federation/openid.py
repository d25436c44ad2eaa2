# SPDX-License-Identifier: AGPL-3.0-or-later
"""OpenID Connect as a client: discovery, code with PKCE, state and nonce, the id_token (Core 3.1.3.7)."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import Token

from services.chassis.clock import monotonic, system_now
from services.identity.channels.federation.asking import Asking, basic, text_in
from services.identity.domain.federation import Attempt, Failure, IdentityProvider, OutsideFailed, Outsider

KEPT_SECONDS = 600.0
AGAIN_SECONDS = 5.0
"""So often at most are keys fetched because a token names one that nobody knows."""
LEEWAY_SECONDS = 60
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signed by the provider alone: neither `none` nor a secret that we have, too."""
LONGEST_SUBJECT = 255
"""OpenID Connect Core 2."""


@dataclass(frozen=True)
class Metadata:
    """What a provider says of itself (OpenID Connect Discovery 3), as far as it is asked."""

    issuer: str
    authorize: str
    token: str
    keys: str
    says_issuer: bool
    takes_basic: bool


@dataclass(frozen=True)
class Kept:
    """What was fetched, and when."""

    metadata: Metadata
    metadata_at: float
    keys: KeySet | None = None
    keys_at: float = 0.0
    missed_at: float = -AGAIN_SECONDS


class OpenIdAdapter:
    """Metadata and keys are kept for some minutes; a key that nobody knows has them fetched again."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._kept: dict[str, Kept] = {}
        self._lock = threading.Lock()

    def address(self, provider: IdentityProvider, attempt: Attempt) -> str:
        """Raises OutsideFailed."""
        asked = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": attempt.redirect_uri,
            "scope": "openid phone" if provider.match_by else "openid",
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": create_s256_code_challenge(attempt.verifier),
            "code_challenge_method": "S256",
            **({"acr_values": " ".join(provider.two_factors_acr)} if provider.two_factors_acr else {}),
        }
        return str(add_params_to_uri(self._metadata(provider).authorize, asked))

    def who(
        self, provider: IdentityProvider, secret: str, attempt: Attempt, answer: Mapping[str, str]
    ) -> Outsider:
        """Raises OutsideFailed."""
        metadata = self._metadata(provider)
        named = answer.get("iss", "")
        if (named or metadata.says_issuer) and named != metadata.issuer:
            raise OutsideFailed(Failure.ISSUER, "the answer is another provider's (RFC 9207)")
        form = {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": attempt.redirect_uri,
            "code_verifier": attempt.verifier,
        }
        headers = basic(provider.client_id, secret) if metadata.takes_basic else {}
        if not headers:
            form |= {"client_id": provider.client_id, "client_secret": secret}
        tokens = self._asking.post(metadata.token, form, headers)
        claims = self._claims(provider, attempt, tokens)
        return _outsider(provider, claims)

    def _claims(
        self, provider: IdentityProvider, attempt: Attempt, tokens: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        text = text_in(tokens, "id_token", most=65_536)
        if not text:
            raise OutsideFailed(Failure.JUNK, "there is no id_token")
        try:
            token = self._verified(provider, text)
            said = CodeIDToken(
                token.claims,
                token.header,
                {
                    "iss": {"essential": True, "value": provider.issuer},
                    "aud": {"essential": True, "value": provider.client_id},
                },
                {
                    "nonce": attempt.nonce,
                    "client_id": provider.client_id,
                    "access_token": text_in(tokens, "access_token", most=65_536),
                },
            )
            said.validate(now=int(system_now().timestamp()), leeway=LEEWAY_SECONDS)
        except (JoseError, ValueError, TypeError, AttributeError) as error:
            raise OutsideFailed(Failure.TOKEN, type(error).__name__) from None
        return dict(said)

    def _verified(self, provider: IdentityProvider, text: str) -> Token:
        """The token, signed by a key of the provider; of an unknown key its keys are fetched once more."""
        named = jws.extract_compact(text.encode()).headers().get("kid")
        keys = self._keys(provider, fresh=False)
        if named and named not in {key.kid for key in keys.keys}:
            keys = self._keys(provider, fresh=True)
        return jwt.decode(text, keys, algorithms=ALGORITHMS)

    def _metadata(self, provider: IdentityProvider) -> Metadata:
        with self._lock:
            kept = self._kept.get(provider.issuer)
        if kept and monotonic() - kept.metadata_at < KEPT_SECONDS:
            return kept.metadata
        base = provider.issuer.rstrip("/")
        found = self._read(provider, self._asking.get(f"{base}/.well-known/openid-configuration"))
        with self._lock:
            self._kept[provider.issuer] = Kept(found, monotonic())
        return found

    def _read(self, provider: IdentityProvider, found: Mapping[str, Any]) -> Metadata:
        if found.get("issuer") != provider.issuer:
            raise OutsideFailed(Failure.JUNK, "the metadata are of another issuer")
        methods = found.get("token_endpoint_auth_methods_supported")
        return Metadata(
            provider.issuer,
            self._asking.check(found.get("authorization_endpoint")),
            self._asking.check(found.get("token_endpoint")),
            self._asking.check(found.get("jwks_uri")),
            found.get("authorization_response_iss_parameter_supported") is True,
            not isinstance(methods, list) or "client_secret_basic" in methods,
        )

    def _keys(self, provider: IdentityProvider, *, fresh: bool) -> KeySet:
        metadata = self._metadata(provider)
        with self._lock:
            kept = self._kept[provider.issuer]
        now = monotonic()
        good = now - kept.missed_at < AGAIN_SECONDS if fresh else now - kept.keys_at < KEPT_SECONDS
        if kept.keys is not None and good:
            return kept.keys
        found = self._asking.get(metadata.keys)
        try:
            keys = KeySet.import_key_set({"keys": list(found["keys"])})
        except (JoseError, ValueError, TypeError, KeyError, AttributeError):
            raise OutsideFailed(Failure.JUNK, "the keys cannot be read") from None
        with self._lock:
            missed_at = now if fresh else kept.missed_at
            self._kept[provider.issuer] = replace(kept, keys=keys, keys_at=now, missed_at=missed_at)
        return keys


def _outsider(provider: IdentityProvider, claims: Mapping[str, Any]) -> Outsider:
    subject = text_in(claims, "sub", most=LONGEST_SUBJECT)
    if not subject:
        raise OutsideFailed(Failure.TOKEN, "there is no subject")
    verified = claims.get("phone_number_verified") is True
    named = provider.citizen_id_claim
    return Outsider(
        subject,
        text_in(claims, "phone_number", most=32) if verified else "",
        text_in(claims, named, most=18) if named else "",
        text_in(claims, "acr"),
    )

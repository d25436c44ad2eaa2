# SPDX-License-Identifier: AGPL-3.0-or-later
"""The portal as a client of the identity provider: authorization code with PKCE, refreshing, log-out."""

from base64 import urlsafe_b64encode
from collections import OrderedDict
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from threading import Lock
from typing import Any
from urllib.parse import urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry

from services.chassis import tls
from services.chassis.auth import ALGORITHMS, LEEWAY_SECONDS, JwksKeys
from services.chassis.clock import monotonic, system_now
from services.chassis.ids import new_secret
from services.portal.client.http import Unreachable
from services.portal.session import Session
from services.portal.settings import PortalSettings

SCOPE = "openid profile"
SECOND_FACTORS = "second_factors"
RENEW_BEFORE_SECONDS = 60
REMEMBERED_SECONDS = 60.0
REMEMBERED = 1000


class LogInFailed(Exception):
    """What came back from the identity provider is not an answer to what was asked, or is no good."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A log-in that is under way; it waits in a cookie until the browser comes back."""

    state: str
    nonce: str
    verifier: str
    back: str

    @classmethod
    def begin(cls, back: str) -> "Attempt":
        return cls(new_secret(), new_secret(), new_secret(48), back)

    def content(self) -> dict[str, str]:
        return asdict(self)


class Provider:
    """The identity provider, as its discovery document describes it."""

    def __init__(self, settings: PortalSettings) -> None:
        self._settings = settings
        self._http = httpx.Client(
            timeout=settings.api_timeout_seconds, trust_env=False, verify=tls.context(settings.ca_file)
        )
        self._keys = JwksKeys(settings.jwks_url, settings.ca_file)
        self._document: dict[str, Any] = {}
        self._renewals = _Renewals()

    def log_in_url(self, attempt: Attempt, language: str, **more: str) -> str:
        """`more` is asked, too: an `action` such as SECOND_FACTORS, a newer or stronger log-in (RFC 9470)."""
        challenge = urlsafe_b64encode(sha256(attempt.verifier.encode()).digest()).decode().rstrip("=")
        query = {
            "response_type": "code",
            "client_id": self._settings.portal_client_id,
            "redirect_uri": self._settings.redirect_uri,
            "scope": SCOPE,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            "ui_locales": language,
            **more,
        }
        return f"{self._discovered('authorization_endpoint')}?{urlencode(query)}"

    def finish(self, attempt: Attempt, code: str) -> Session:
        """The session that a code stands for. Raises LogInFailed, Unreachable."""
        answer = self._tokens(
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": self._settings.redirect_uri,
                "code_verifier": attempt.verifier,
            }
        )
        if answer is None or "id_token" not in answer:
            raise LogInFailed("the code was not accepted")
        claims = self._claims(answer["id_token"], attempt.nonce)
        return replace(_session(answer), kept_until=int(claims.get("remembered_until", 0)))

    def renew(self, session: Session) -> Session | None:
        """The session, renewed if it ends soon; None when the log-in is over. Raises Unreachable."""
        left = session.expires_at - system_now().timestamp()
        if left > RENEW_BEFORE_SECONDS:
            return session
        return self.renewed(session) or (session if left > 0 else None)

    def renewed(self, session: Session) -> Session | None:
        """The session with its next tokens, however good it still is; None when the log-in is over.

        Raises Unreachable.
        """
        with self._renewals.turn(session.refresh_token):
            newer = self._renewals.known(session.refresh_token)
            if newer is None:
                form = {"grant_type": "refresh_token", "refresh_token": session.refresh_token}
                answer = self._tokens(form)
                if answer is None:
                    return None
                newer = session.renewed(_session(answer))
                self._renewals.remember(session.refresh_token, newer)
        return session.renewed(newer)

    def log_out_url(self, session: Session) -> str:
        query = {
            "id_token_hint": session.id_token,
            "client_id": self._settings.portal_client_id,
            "post_logout_redirect_uri": f"{self._settings.portal_url}/",
        }
        return f"{self._discovered('end_session_endpoint')}?{urlencode(query)}"

    def _tokens(self, form: dict[str, str]) -> dict[str, Any] | None:
        """The token endpoint's answer; None if it refused."""
        secret = self._settings.portal_client_secret.get_secret_value()
        url = self._inside(self._discovered("token_endpoint"))
        try:
            answer = self._http.post(url, data=form, auth=(self._settings.portal_client_id, secret))
        except httpx.HTTPError as error:
            raise Unreachable("identity") from error
        if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise Unreachable("identity")
        return dict(answer.json()) if answer.is_success else None

    def _claims(self, id_token: str, nonce: str) -> dict[str, Any]:
        """What the id_token says. Raises LogInFailed."""
        registry = JWTClaimsRegistry(
            now=int(system_now().timestamp()),
            leeway=LEEWAY_SECONDS,
            iss={"essential": True, "value": self._settings.issuer},
            aud={"essential": True, "value": self._settings.portal_client_id},
            nonce={"essential": True, "value": nonce},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
        )
        try:
            claims: dict[str, Any] = jwt.decode(id_token, self._keys(), algorithms=ALGORITHMS).claims
            registry.validate(claims)
        except (JoseError, ValueError, KeyError):
            raise LogInFailed("the id_token is not good") from None
        return claims

    def _discovered(self, name: str) -> str:
        if not self._document:
            url = f"{self._settings.identity_url}/.well-known/openid-configuration"
            try:
                document = self._http.get(url).raise_for_status().json()
            except (httpx.HTTPError, ValueError) as error:
                raise Unreachable("identity") from error
            if document.get("issuer") != self._settings.issuer:
                raise LogInFailed("the provider is another than the settings name")
            self._document = document
        return str(self._document[name])

    def _inside(self, url: str) -> str:
        """The address by which the portal, not a browser, reaches the provider."""
        return self._settings.identity_url + url.removeprefix(self._settings.issuer)


class _Renewals:
    """A refresh token is good once: requests that come together with the same one share what it gave."""

    def __init__(self) -> None:
        self._locks = [Lock() for _ in range(32)]
        self._known: OrderedDict[str, tuple[float, Session]] = OrderedDict()

    def turn(self, token: str) -> Lock:
        return self._locks[hash(token) % len(self._locks)]

    def known(self, token: str) -> Session | None:
        found = self._known.get(token)
        return found[1] if found and found[0] > monotonic() else None

    def remember(self, token: str, session: Session) -> None:
        self._known[token] = (monotonic() + REMEMBERED_SECONDS, session)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


def _session(answer: dict[str, Any]) -> Session:
    expires_at = int(system_now().timestamp()) + int(answer["expires_in"])
    return Session(
        access_token=str(answer["access_token"]),
        refresh_token=str(answer["refresh_token"]),
        id_token=str(answer.get("id_token", "")),
        expires_at=expires_at,
        csrf=new_secret(),
    )

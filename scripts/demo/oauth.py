# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tokens as anybody gets them: a person logs in by authorization code with PKCE, a system by its secret."""

import base64
import hashlib
import html
import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx

AUTHORIZE, TOKEN = "/identity/v1/oauth/authorize", "/identity/v1/oauth/token"
SPARE_S = 60
"""A token is renewed so long before it ends."""

_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


class LogInFailed(Exception):
    """Identity gave no token."""


@dataclass(frozen=True)
class App:
    """An OAuth client through which people log in; without a secret it is a public one."""

    client_id: str
    redirect_uri: str
    secret: str = ""


@dataclass
class _Tokens:
    access: str = ""
    refresh: str = ""
    ends_at: float = 0.0
    handed_out: list[str] = field(default_factory=list)

    def fresh(self) -> bool:
        return time.monotonic() < self.ends_at

    def take(self, response: httpx.Response) -> None:
        if response.is_error:
            raise LogInFailed(f"{response.request.url}: {response.status_code} {response.text[:300]}")
        given = response.json()
        self.access, self.refresh = given["access_token"], given.get("refresh_token", "")
        self.handed_out += [self.access, *filter(None, [self.refresh])]
        self.ends_at = time.monotonic() + given["expires_in"] - SPARE_S


@dataclass
class Person:
    """Somebody with an account; logs in when a token is first asked for, then refreshes it."""

    http: httpx.Client
    identity: str
    app: App
    login: str
    password: str
    _tokens: _Tokens = field(default_factory=_Tokens)

    def by(self, http: httpx.Client) -> "Person":
        """The same person over connections of their own."""
        return Person(http, self.identity, self.app, self.login, self.password)

    def forget(self) -> None:
        """Log in anew when a token is next asked for."""
        self._tokens = _Tokens(handed_out=self._tokens.handed_out)

    @property
    def handed_out(self) -> list[str]:
        """Every token so far, those too that are over."""
        return self._tokens.handed_out

    def token(self) -> str:
        if not self._tokens.fresh():
            if self._tokens.refresh:
                form = {"grant_type": "refresh_token", "refresh_token": self._tokens.refresh}
            else:
                form = self._log_in()
            self._tokens.take(_exchange(self.http, self.identity, self.app.client_id, self.app.secret, form))
        return self._tokens.access

    def _log_in(self) -> dict[str, str]:
        """Fill in the log-in page as a browser does; return what the code is exchanged with."""
        verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(16)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        query = {
            "response_type": "code",
            "client_id": self.app.client_id,
            "redirect_uri": self.app.redirect_uri,
            "scope": "openid profile",
            "state": state,
            "nonce": secrets.token_urlsafe(16),
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        self.http.cookies.clear()
        page = self.http.get(self.identity + AUTHORIZE, params=query)
        found = _CSRF.search(page.text)
        if not found:
            raise LogInFailed(f"{self.login}: no log-in page ({page.status_code}): {page.text[:200]}")
        form = {"csrf": html.unescape(found[1]), "login": self.login, "password": self.password}
        sent = self.http.post(self.identity + AUTHORIZE, params=query, data=form)
        self.http.cookies.clear()
        code = _code(sent.headers.get("Location", ""), self.app.redirect_uri, state)
        if not code:
            raise LogInFailed(f"{self.login}: identity refused the log-in ({sent.status_code})")
        return {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.app.redirect_uri,
            "code_verifier": verifier,
        }


@dataclass
class System:
    """An integrator's system: client credentials."""

    http: httpx.Client
    identity: str
    client_id: str
    secret: str
    _tokens: _Tokens = field(default_factory=_Tokens)

    def by(self, http: httpx.Client) -> "System":
        """The same system over connections of its own."""
        return System(http, self.identity, self.client_id, self.secret)

    def forget(self) -> None:
        """Get another token when one is next asked for."""
        self._tokens = _Tokens(handed_out=self._tokens.handed_out)

    @property
    def handed_out(self) -> list[str]:
        """Every token so far, those too that are over."""
        return self._tokens.handed_out

    def token(self) -> str:
        if not self._tokens.fresh():
            form = {"grant_type": "client_credentials"}
            self._tokens.take(_exchange(self.http, self.identity, self.client_id, self.secret, form))
        return self._tokens.access


def _exchange(
    http: httpx.Client, identity: str, client_id: str, secret: str, form: Mapping[str, str]
) -> httpx.Response:
    if secret:
        return http.post(identity + TOKEN, data=dict(form), auth=(client_id, secret))
    return http.post(identity + TOKEN, data={**form, "client_id": client_id})


def _code(location: str, redirect_uri: str, state: str) -> str:
    """The code in the redirect back to the app, if it is an answer to this very log-in."""
    fields = parse_qs(urlsplit(location).query)
    ours = location.startswith(redirect_uri) and fields.get("state") == [state]
    return fields.get("code", [""])[0] if ours else ""

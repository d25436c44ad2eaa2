# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stand-in for other providers of log-ins: OpenID Connect, and WeCom and WeChat in their own words.

`python -m scripts.login_provider <port>` serves it on this machine for the client `linli`, whose secret
LINLI_LOGIN_PROVIDER_SECRET holds (`provider-secret` without). Whoever is sent to it chooses as whom to log
in; nobody else is known there. It signs with a key of its own, takes a code once and checks PKCE; for tests
it can be told to misbehave.
"""

import json
import os
import secrets
import sys
import time
from base64 import b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

HOST, CLIENT = "127.0.0.1", "linli"
LONGEST = 10_000
LASTS_S = 60
PAGE = """<!doctype html><meta charset="utf-8"><title>统一身份认证</title>
<meta name="viewport" content="width=device-width"><h1>统一身份认证（演示）</h1>{choices}"""
CHOICE = '<p><a href="{address}">以 {name} 登录</a>'


@dataclass
class Person:
    """Somebody at the provider; `claims` are what it says of them beside the subject."""

    subject: str
    name: str
    claims: dict[str, Any] = field(default_factory=dict)


@dataclass
class Given:
    """A code, and for what it was given."""

    person: Person
    asked: dict[str, str]
    at: float


class LoginProvider(ThreadingHTTPServer):
    """`chosen`: as whom whoever comes is logged in without asking. `lie`: how it misbehaves now, by name:

    `down`, `slow`, `junk`, `denied`, `key` (signs with a key that is not its own), `nonce`, `audience`,
    `issuer` (in the token), `expired`, `unsigned`, `mixed` (answers as if it were another provider).
    """

    daemon_threads = True

    def __init__(self, secret: str, port: int = 0) -> None:
        super().__init__((HOST, port), _Handler)
        self.secret = secret
        self.key: ECKey | RSAKey = ECKey.generate_key("P-256", auto_kid=True)
        self.people: list[Person] = []
        self.chosen: Person | None = None
        self.lie = ""
        self.asked: list[str] = []
        self.codes: dict[str, Given] = {}
        self.closed = Event()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}"

    def rotate(self) -> None:
        """Sign with another key, and publish that one alone."""
        self.key = RSAKey.generate_key(2048, auto_kid=True)

    def id_token(self, given: Given) -> str:
        now, lie = int(time.time()), self.lie
        claims = {
            "iss": "https://other.example" if lie == "issuer" else self.url,
            "sub": given.person.subject,
            "aud": "somebody-else" if lie == "audience" else given.asked["client_id"],
            "iat": now - 7200 if lie == "expired" else now,
            "exp": now - 3600 if lie == "expired" else now + 300,
            "nonce": "another" if lie == "nonce" else given.asked.get("nonce", ""),
            **given.person.claims,
        }
        if lie == "unsigned":
            parts = ({"alg": "none"}, claims)
            return ".".join(_encoded(json.dumps(part).encode()) for part in parts) + "."
        key = ECKey.generate_key("P-256") if lie == "key" else self.key
        algorithm = "RS256" if isinstance(key, RSAKey) else "ES256"
        return jwt.encode({"alg": algorithm, "kid": self.key.kid}, claims, key)

    def redeem(self, code: str) -> Given | None:
        """What the code stands for; once, and for a minute."""
        given = self.codes.pop(code, None)
        return given if given and time.time() - given.at < LASTS_S else None


def _encoded(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


class _Handler(BaseHTTPRequestHandler):
    server: LoginProvider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if not self._misbehaves(parts.path):
            known = {
                "/.well-known/openid-configuration": self._metadata,
                "/jwks": self._keys,
                "/authorize": self._authorize,
                "/wwlogin/sso/login": self._authorize,
                "/connect/qrconnect": self._authorize,
                "/cgi-bin/gettoken": self._wecom_token,
                "/cgi-bin/auth/getuserinfo": self._wecom_member,
                "/sns/oauth2/access_token": self._wechat_token,
            }.get(parts.path)
            known(query) if known else self._answer(404, "{}")

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), LONGEST)).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        if not self._misbehaves(self.path):
            self._token(form) if self.path == "/token" else self._answer(404, "{}")

    def _misbehaves(self, path: str) -> bool:
        """Whether the answer was another one than asked for. Pages for people stay as they are."""
        self.server.asked.append(path)
        if self.server.lie == "down":
            self._answer(503, "{}")
        elif self.server.lie == "slow":
            self.server.closed.wait(20)
        elif self.server.lie == "junk":
            self._answer(200, "<html>welcome to the hotel's network</html>")
        else:
            return False
        return True

    def _metadata(self, _: dict[str, str]) -> None:
        url = self.server.url
        self._json(
            {
                "issuer": url,
                "authorization_endpoint": f"{url}/authorize",
                "token_endpoint": f"{url}/token",
                "jwks_uri": f"{url}/jwks",
                "response_types_supported": ["code"],
                "code_challenge_methods_supported": ["S256"],
                "authorization_response_iss_parameter_supported": True,
            }
        )

    def _keys(self, _: dict[str, str]) -> None:
        self._json({"keys": [self.server.key.as_dict(private=False)]})

    def _authorize(self, query: dict[str, str]) -> None:
        known = [one for one in self.server.people if one.subject == query.get("as")]
        person = next(iter(known), self.server.chosen)
        client = query.get("client_id") or query.get("appid")
        if client != CLIENT or "redirect_uri" not in query:
            self._answer(400, "no such client")
        elif self.server.lie == "denied":
            self._lead_back(query, {"error": "access_denied"})
        elif person is None:
            self._choose(query)
        else:
            code = secrets.token_urlsafe(16)
            self.server.codes[code] = Given(person, {"client_id": CLIENT, **query}, time.time())
            self._lead_back(query, {"code": code})

    def _choose(self, query: dict[str, str]) -> None:
        base = urlsplit(self.path).path
        choices = "".join(
            CHOICE.format(
                address=escape(f"{base}?{urlencode({**query, 'as': one.subject})}"), name=escape(one.name)
            )
            for one in self.server.people
        )
        self._answer(200, PAGE.format(choices=choices), "text/html; charset=utf-8")

    def _lead_back(self, query: dict[str, str], answer: dict[str, str]) -> None:
        issuer = "https://other.example" if self.server.lie == "mixed" else self.server.url
        named = {"iss": issuer} if "nonce" in query else {}
        given = {**answer, "state": query.get("state", ""), **named}
        self.send_response(303)
        self.send_header("Location", f"{query['redirect_uri']}?{urlencode(given)}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _token(self, form: dict[str, str]) -> None:
        given = self.server.redeem(form.get("code", ""))
        challenge = _encoded(sha256(form.get("code_verifier", "").encode()).digest())
        if not self._is_client(form):
            self._json({"error": "invalid_client"}, 401)
        elif given is None or given.asked["redirect_uri"] != form.get("redirect_uri"):
            self._json({"error": "invalid_grant"}, 400)
        elif given.asked.get("code_challenge") != challenge:
            self._json({"error": "invalid_grant", "error_description": "PKCE"}, 400)
        else:
            self._json({"token_type": "Bearer", "access_token": "a", "id_token": self.server.id_token(given)})

    def _is_client(self, form: dict[str, str]) -> bool:
        scheme, _, encoded = self.headers.get("Authorization", "").partition(" ")
        if scheme == "Basic":
            name, _, secret = b64decode(encoded).decode().partition(":")
            return (unquote(name), unquote(secret)) == (CLIENT, self.server.secret)
        return (form.get("client_id"), form.get("client_secret")) == (CLIENT, self.server.secret)

    def _wecom_token(self, query: dict[str, str]) -> None:
        good = (query.get("corpid"), query.get("corpsecret")) == (CLIENT, self.server.secret)
        self._json({"errcode": 0, "access_token": "wecom"} if good else {"errcode": 40001})

    def _wecom_member(self, query: dict[str, str]) -> None:
        given = self.server.redeem(query.get("code", ""))
        if query.get("access_token") != "wecom" or given is None:
            self._json({"errcode": 40029, "errmsg": "invalid code"})
        elif given.person.claims.get("outside"):
            self._json({"errcode": 0, "openid": given.person.subject})
        else:
            self._json({"errcode": 0, "userid": given.person.subject})

    def _wechat_token(self, query: dict[str, str]) -> None:
        given = self.server.redeem(query.get("code", ""))
        if (query.get("appid"), query.get("secret")) != (CLIENT, self.server.secret):
            self._json({"errcode": 40125, "errmsg": "invalid appsecret"})
        elif given is None:
            self._json({"errcode": 40029, "errmsg": "invalid code"})
        else:
            openid = f"o-{given.person.subject}"
            self._json({"access_token": "w", "openid": openid, "unionid": given.person.subject})

    def _json(self, content: dict[str, Any], status: int = 200) -> None:
        self._answer(status, json.dumps(content))

    def _answer(self, status: int, text: str, content_type: str = "application/json") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing: addresses hold codes."""


if __name__ == "__main__":
    provider = LoginProvider(
        os.environ.get("LINLI_LOGIN_PROVIDER_SECRET", "provider-secret"), int(sys.argv[1])
    )
    provider.people = [
        Person("1001", "张建国", {"phone_number": "+8613800000001", "phone_number_verified": True}),
        Person("1002", "访客"),
    ]
    provider.serve_forever()

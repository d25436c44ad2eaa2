# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: ARG002 - Authlib fixes the parameters
"""Our requests, clients, codes and tokens in the form in which Authlib asks them."""

import binascii
import re
from base64 import b64decode
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Payload, OAuth2Request
from authlib.oauth2.rfc6749.models import AuthorizationCodeMixin, ClientMixin, TokenMixin
from werkzeug.datastructures import Headers, MultiDict

from services.chassis.clock import system_now
from services.identity.commands.rotate_refresh_token import Rotated
from services.identity.domain import sessions
from services.identity.domain.clients import SCOPES, Client
from services.identity.domain.sessions import AuthorizationCode

_PLAIN = re.compile(r"[\x20-\x21\x23-\x5b\x5d-\x7e]{0,2000}")
_QUOTED_BY_AUTHLIB = ("response_type", "client_id", "redirect_uri", "scope", "grant_type")


class Payload(OAuth2Payload):  # type: ignore[misc]
    """The parameters of one request."""

    def __init__(self, fields: MultiDict[str, str]) -> None:
        self._fields = fields

    @property
    def data(self) -> Mapping[str, str]:
        return self._fields

    @property
    def datalist(self) -> defaultdict[str, list[str]]:
        return defaultdict(list, {name: self._fields.getlist(name) for name in self._fields})


class Request(OAuth2Request):  # type: ignore[misc]
    """A request to one of the issuer's OAuth endpoints, `fields` being its query or its form."""

    def __init__(self, issuer: str, method: str, fields: MultiDict[str, str], headers: Headers) -> None:
        super().__init__(method, issuer, headers=headers)
        self.payload = Payload(fields)
        self._fields = fields

    @property
    def args(self) -> MultiDict[str, str]:
        return self._fields

    @property
    def form(self) -> MultiDict[str, str]:
        return self._fields

    def named_client(self) -> str:
        """The client id that the request names, in its fields or in its Authorization header."""
        scheme, _, encoded = str(self.headers.get("Authorization", "")).partition(" ")
        if scheme.lower() != "basic":
            return self._fields.get("client_id", "")
        try:
            return unquote(b64decode(encoded, validate=True).decode().partition(":")[0], errors="strict")
        except (binascii.Error, ValueError):
            raise InvalidRequestError("The Authorization header cannot be read") from None

    def refuse_repetitions(self) -> None:
        """Raises InvalidRequestError for a parameter that is given twice (RFC 6749, 3.2)."""
        if any(len(self._fields.getlist(name)) > 1 for name in self._fields):
            raise InvalidRequestError("A parameter is given twice")

    def refuse_strange_characters(self) -> None:
        """Authlib quotes these in error texts, where few characters may stand. Raises InvalidRequestError."""
        for name in _QUOTED_BY_AUTHLIB:
            if not _PLAIN.fullmatch(self._fields.get(name, "")):
                raise InvalidRequestError(f"'{name}' is too long or has characters that it cannot have")


@dataclass(frozen=True)
class KnownClient(ClientMixin):  # type: ignore[misc]
    """A client as Authlib asks it."""

    client: Client

    def get_client_id(self) -> str:
        return self.client.id

    def get_default_redirect_uri(self) -> None:
        """There is none: a redirect URI is always given and compared in full."""

    def get_allowed_scope(self, scope: str | None) -> str:
        return " ".join(part for part in (scope or "").split() if part in SCOPES)

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return self.client.leads_to(redirect_uri)

    def check_client_secret(self, client_secret: str) -> bool:
        return self.client.knows(client_secret, system_now())

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return (method == "none") == self.client.public

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code" and "authorization_code" in self.client.grant_types

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type in self.client.grant_types


@dataclass(frozen=True)
class Redeemed(AuthorizationCodeMixin):  # type: ignore[misc]
    """A redeemed code as Authlib asks it."""

    code: AuthorizationCode

    @property
    def code_challenge(self) -> str:
        return self.code.code_challenge

    @property
    def code_challenge_method(self) -> str:
        return "S256"

    def get_redirect_uri(self) -> str:
        return self.code.redirect_uri

    def get_scope(self) -> str:
        return self.code.scope

    def get_nonce(self) -> str:
        return self.code.nonce

    def get_auth_time(self) -> int:
        return int(self.code.authenticated_at.timestamp())

    def get_acr(self) -> str:
        return sessions.level_of(self.code.methods)

    def get_amr(self) -> list[str]:
        return list(self.code.methods)


@dataclass(frozen=True)
class Refreshed(TokenMixin):  # type: ignore[misc]
    """A rotated refresh token as Authlib asks it."""

    rotated: Rotated

    def check_client(self, client: KnownClient) -> bool:
        return self.rotated.family.client_id == client.client.id

    def get_scope(self) -> str:
        return self.rotated.family.scope

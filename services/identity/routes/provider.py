# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: ARG002 - Authlib fixes the parameters
"""Authlib's authorization server on our unit of work: what it asks, our commands and queries answer."""

import re
from functools import cached_property
from typing import Any, ClassVar

from authlib.oauth2.rfc6749 import AuthorizationServer, InvalidRequestError, grants
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core.errors import (
    RegistrationNotSupportedError,
    RequestNotSupportedError,
    RequestURINotSupportedError,
)
from authlib.oidc.core.grants import OpenIDCode
from joserfc.jwk import ECKey

from services.identity.commands import (
    issue_access_token,
    issue_code,
    open_refresh_family,
    redeem_code,
    revoke_token,
    rotate_refresh_token,
)
from services.identity.commands.issue_access_token import TOKEN_LASTS, TokenOwner
from services.identity.commands.issue_code import IssueCode
from services.identity.domain.clients import Client
from services.identity.domain.sessions import AuthorizationCode, RefreshFamily, Session
from services.identity.routes.oauth_request import KnownClient, Redeemed, Refreshed, Request
from services.identity.store import Tx

Answer = tuple[int, Any, list[tuple[str, str]]]
LONGEST_NONCE = 255
_NOT_SUPPORTED = {
    "request": RequestNotSupportedError,
    "request_uri": RequestURINotSupportedError,
    "registration": RegistrationNotSupportedError,
}
CLIENT_METHODS = ["client_secret_basic", "client_secret_post", "none"]


class Provider(AuthorizationServer):  # type: ignore[misc]
    """The authorization server for one request of one client, in the unit of work of one tenant."""

    def __init__(self, tx: Tx, client: Client | None) -> None:
        super().__init__()
        self.tx = tx
        self._client = client
        self.register_grant(CodeGrant, [Pkce(required=True), Understood(), OpenId()])
        self.register_grant(RefreshGrant)
        self.register_grant(ClientGrant)
        self.register_endpoint(Revocation)

    @cached_property
    def key(self) -> ECKey:
        """What signs; it is opened only for who gets a token."""
        return self.tx.tools.keys.signing()

    def query_client(self, client_id: str) -> KnownClient | None:
        known = (
            self._client is not None and self._client.id == client_id and self._client.serves(self.tx.tenant)
        )
        return KnownClient(self._client) if known and self._client else None

    def create_oauth2_request(self, request: Request) -> Request:
        return request

    def handle_response(self, status: int, body: object, headers: list[tuple[str, str]]) -> Answer:
        return status, body, headers

    def send_signal(self, name: str, *args: object, **kwargs: object) -> None:
        """Nobody listens."""

    def save_token(self, token: dict[str, Any], request: Request) -> None:
        """Access tokens are not kept: they are signed and short-lived."""

    def generate_token(
        self,
        grant_type: str,
        client: KnownClient,
        user: TokenOwner | None = None,
        scope: str = "",
        **given: object,
    ) -> dict[str, Any]:
        """`user` is None for the client itself."""
        token = issue_access_token.handle(self.tx, self.key, client.client, user)
        seconds = int(TOKEN_LASTS.total_seconds())
        granted = (scope or "") if user else ""
        return {"token_type": "Bearer", "access_token": token, "expires_in": seconds, "scope": granted}


class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
    """Authorization codes for people; `request.user` is the session while one is issued."""

    TOKEN_ENDPOINT_AUTH_METHODS = CLIENT_METHODS

    def generate_authorization_code(self) -> str:
        session: Session = self.request.user
        fields = self.request.payload.data
        cmd = IssueCode(
            client_id=self.request.client.client.id,
            redirect_uri=fields["redirect_uri"],
            scope=self.request.scope,
            code_challenge=fields["code_challenge"],
            nonce=fields.get("nonce", ""),
        )
        return issue_code.handle(self.server.tx, session, cmd)

    def save_authorization_code(self, code: str, request: Request) -> None:
        """Saved when it was issued."""

    def query_authorization_code(self, code: str, client: KnownClient) -> Redeemed | None:
        found = redeem_code.handle(self.server.tx, code, client.client.id)
        return Redeemed(found) if found else None

    def delete_authorization_code(self, authorization_code: Redeemed) -> None:
        """Deleted when it was redeemed."""

    def authenticate_user(self, authorization_code: Redeemed) -> TokenOwner | None:
        return _known(self.server.tx, authorization_code.code)

    def generate_token(self, include_refresh_token: bool = True, **given: Any) -> dict[str, Any]:  # noqa: ANN401
        token: dict[str, Any] = super().generate_token(**given)
        if include_refresh_token:
            code = self.request.authorization_code.code
            token["refresh_token"] = open_refresh_family.handle(self.server.tx, code)
        return token


class RefreshGrant(grants.RefreshTokenGrant):  # type: ignore[misc]
    """Refresh tokens, each good once."""

    TOKEN_ENDPOINT_AUTH_METHODS = CLIENT_METHODS

    def authenticate_refresh_token(self, refresh_token: str) -> Refreshed | None:
        rotated = rotate_refresh_token.handle(self.server.tx, refresh_token, self.request.client.client.id)
        return Refreshed(rotated) if rotated else None

    def authenticate_user(self, refresh_token: Refreshed) -> TokenOwner | None:
        return _known(self.server.tx, refresh_token.rotated.family)

    def issue_token(self, user: TokenOwner, refresh_token: Refreshed) -> dict[str, Any]:
        token: dict[str, Any] = super().issue_token(user, refresh_token)
        return {**token, "refresh_token": refresh_token.rotated.text}

    def revoke_old_credential(self, refresh_token: Refreshed) -> None:
        """Revoked when it was rotated."""


class ClientGrant(grants.ClientCredentialsGrant):  # type: ignore[misc]
    """Client credentials for integrators, who keep a secret."""

    TOKEN_ENDPOINT_AUTH_METHODS: ClassVar = ["client_secret_basic", "client_secret_post"]


class Pkce(CodeChallenge):  # type: ignore[misc]
    """S256 and nothing else, for every client."""

    DEFAULT_CODE_CHALLENGE_METHOD = "S256"
    SUPPORTED_CODE_CHALLENGE_METHOD: ClassVar = ["S256"]

    def validate_code_challenge(self, grant: CodeGrant, redirect_uri: str) -> None:
        fields = grant.request.payload.data
        if not fields.get("code_challenge") or fields.get("code_challenge_method") != "S256":
            raise InvalidRequestError("A code_challenge with code_challenge_method S256 is needed")
        super().validate_code_challenge(grant, redirect_uri)


class Understood:
    """What a client asks is done or refused at its address, never passed over (OIDC Core 3.1.2.6)."""

    def __call__(self, grant: CodeGrant) -> None:
        grant.register_hook("after_validate_authorization_request_payload", self.check)

    def check(self, grant: CodeGrant, redirect_uri: str) -> None:
        fields = grant.request.payload
        repeated = [name for name, given in fields.datalist.items() if len(given) > 1]
        if repeated:
            raise InvalidRequestError("A parameter is given twice")
        for name, refusal in _NOT_SUPPORTED.items():
            if name in fields.data:
                raise refusal
        if fields.data.get("response_mode", "query") != "query":
            raise InvalidRequestError("The response_mode is query")
        if not re.fullmatch("[0-9]{0,9}", fields.data.get("max_age", "")):
            raise InvalidRequestError("max_age is a number of seconds")
        if len(fields.data.get("nonce", "")) > LONGEST_NONCE:
            raise InvalidRequestError(f"A nonce has at most {LONGEST_NONCE} characters")


class OpenId(OpenIDCode):  # type: ignore[misc]
    """The id_token."""

    def __call__(self, grant: CodeGrant) -> None:
        self._server = grant.server
        super().__call__(grant)

    def exists_nonce(self, nonce: str, request: Request) -> bool:
        """Codes are single-use, so a nonce cannot be replayed through us."""
        return False

    def resolve_client_private_key(self, client: KnownClient) -> ECKey:
        key: ECKey = self._server.key
        return key

    def get_client_algorithm(self, client: KnownClient) -> str:
        return "ES256"

    def get_client_claims(self, client: KnownClient) -> dict[str, Any]:
        return {"iss": self._server.tx.tools.issuer, "aud": client.client.id}

    def get_encode_header(self, client: KnownClient) -> dict[str, str]:
        return {"alg": "ES256", "kid": str(self._server.key.kid)}

    def generate_user_info(self, user: TokenOwner, scope: str) -> dict[str, Any]:
        """`remembered_until`: when a log-in on an own device ends, in seconds since 1970."""
        tx = self._server.tx
        person, session = tx.persons.get(user.person_id), tx.sessions.find(user.session_id)
        remembered = session is not None and session.remembered
        until = {"remembered_until": int(session.expires_at.timestamp())} if remembered else {}
        return {"sub": person.id, "name": person.name, "tenant": tx.tenant, **until}


class Revocation(RevocationEndpoint):  # type: ignore[misc]
    """RFC 7009; a hint that says nothing to us does not matter (2.1)."""

    CLIENT_AUTH_METHODS = CLIENT_METHODS

    def query_token(self, token_string: str, token_type_hint: str | None) -> None:
        return None

    def authenticate_token(self, request: Request, client: KnownClient) -> None:
        if "token" not in request.form:
            raise InvalidRequestError("'token' is missing")
        revoke_token.handle(self.server.tx, request.form["token"], client.client.id)


def _known(tx: Tx, by: AuthorizationCode | RefreshFamily) -> TokenOwner | None:
    """Whoever logged in, if the person's record is still open."""
    person = tx.persons.find(by.person_id)
    if person is None or not person.active:
        return None
    return TokenOwner(person.id, by.session_id, by.authenticated_at, by.methods)

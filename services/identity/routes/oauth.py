# SPDX-License-Identifier: AGPL-3.0-or-later
"""The OAuth 2 endpoints for clients. Their error answers follow RFC 6749, not problem+json."""

from collections.abc import Callable

import flask
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import InvalidRequestError

from services.chassis.http import AUTHENTICATED, FORM, NOBODY, PUBLIC, RawRequest, Resource, View
from services.chassis.values import Principal
from services.identity import queries
from services.identity.domain import clients, sessions
from services.identity.domain.clients import SCOPES, Client
from services.identity.domain.errors import NobodysToken
from services.identity.domain.kinds import GrantType
from services.identity.domain.sessions import ONE_FACTOR, TWO_FACTORS
from services.identity.routes.oauth_request import Request
from services.identity.routes.provider import CLIENT_METHODS, Answer, Provider
from services.identity.store import Tx

JSON = "application/json"
WRONG_SECRETS = {"invalid_client", "invalid_grant"}
oauth = Resource("oauth", "/identity/v1/oauth")
discovery = Resource("discovery", "")


class UserInfoView(View):
    """Who the token's person is (OpenID Connect Core 5.3)."""

    sub: str
    name: str
    tenant: str


class DiscoveryView(View):
    """Where everything is (OpenID Connect Discovery 1.0)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    userinfo_endpoint: str
    revocation_endpoint: str
    end_session_endpoint: str
    jwks_uri: str
    scopes_supported: tuple[str, ...] = SCOPES
    response_types_supported: tuple[str, ...] = ("code",)
    response_modes_supported: tuple[str, ...] = ("query",)
    grant_types_supported: tuple[str, ...] = tuple(GrantType)
    subject_types_supported: tuple[str, ...] = ("public",)
    id_token_signing_alg_values_supported: tuple[str, ...] = ("ES256",)
    token_endpoint_auth_methods_supported: tuple[str, ...] = tuple(CLIENT_METHODS)
    revocation_endpoint_auth_methods_supported: tuple[str, ...] = tuple(CLIENT_METHODS)
    request_uri_parameter_supported: bool = False
    authorization_response_iss_parameter_supported: bool = True
    code_challenge_methods_supported: tuple[str, ...] = ("S256",)
    claims_supported: tuple[str, ...] = (
        *("sub", "name", "tenant", "auth_time", "nonce"),
        *("acr", "amr", "remembered_until"),
    )
    acr_values_supported: tuple[str, ...] = (ONE_FACTOR, TWO_FACTORS)
    ui_locales_supported: tuple[str, ...] = ("zh-CN", "en")


def show_discovery(tx: Tx) -> DiscoveryView:
    """The provider's metadata (服务发现)."""
    issuer = tx.tools.issuer.rstrip("/")
    base = f"{issuer}{oauth.prefix}"
    return DiscoveryView(
        issuer=tx.tools.issuer,
        authorization_endpoint=f"{base}/authorize",
        token_endpoint=f"{base}/token",
        userinfo_endpoint=f"{base}/userinfo",
        revocation_endpoint=f"{base}/revoke",
        end_session_endpoint=f"{base}/logout",
        jwks_uri=f"{issuer}/identity/v1/jwks.json",
    )


def show_userinfo(tx: Tx) -> UserInfoView:
    """Who the token's person is (当前用户). Raises NobodysToken for a client's own token."""
    person = tx.persons.find(tx.by.subject)
    if person is None:
        raise NobodysToken
    return UserInfoView(sub=person.id, name=person.name, tenant=tx.tenant)


def send_userinfo(tx: Tx) -> UserInfoView:
    """The same by POST, whose form may bring the token (OpenID Connect Core 5.3.1)."""
    return show_userinfo(tx)


discovery.show(show_discovery, "/.well-known/openid-configuration", requires=PUBLIC, any_origin=True)
oauth.show(show_userinfo, "/userinfo", requires=AUTHENTICATED, any_origin=True)
oauth.search(send_userinfo, "/userinfo", requires=AUTHENTICATED, any_origin=True, bearer_field="access_token")


@oauth.raw("POST", "/token", requires=PUBLIC, consumes=FORM, produces=JSON, any_origin=True)
def issue_token(call: RawRequest[Tx]) -> flask.Response:
    """Tokens for a code, a refresh token or a client's own secret (换取令牌)."""
    return _answer(call, lambda provider, request: provider.create_token_response(request))


@oauth.raw("POST", "/revoke", requires=PUBLIC, consumes=FORM, produces=JSON, any_origin=True)
def revoke_token(call: RawRequest[Tx]) -> flask.Response:
    """Revoke a refresh token with its family, RFC 7009 (吊销令牌)."""
    return _answer(call, lambda provider, request: provider.create_endpoint_response("revocation", request))


def _answer(call: RawRequest[Tx], work: Callable[[Provider, Request], Answer]) -> flask.Response:
    request = Request(call.tools.issuer, "POST", flask.request.form, flask.request.headers)
    call.tools.guesses.check()
    try:
        request.refuse_repetitions()
        client = _client(call, request)
        by = Principal(_tenant(request, client), client.id if client else "client", "client")
        status, body, headers = call.transact(by, lambda tx: work(Provider(tx, client), request))
    except OAuth2Error as error:
        status, body, headers = error()
    if dict(body).get("error") in WRONG_SECRETS:
        call.tools.guesses.count()
    response = flask.jsonify(dict(body))
    response.status_code = status
    response.headers.extend(headers)
    response.headers["Cache-Control"] = "no-store"
    return response


def _client(call: RawRequest[Tx], request: Request) -> Client | None:
    if flask.request.mimetype != FORM:
        raise InvalidRequestError(f"The body must be {FORM}")
    request.refuse_strange_characters()
    named = request.named_client()
    return queries.client(call.read(Principal(clients.tenant_of(named), "oauth", "oauth")), named)


def _tenant(request: Request, client: Client | None) -> str:
    """The tenant that what is presented belongs to; else the client's own, and of no client nobody's."""
    for field in ("code", "refresh_token", "token"):
        bearer = sessions.parse(request.form.get(field, ""))
        if bearer:
            return bearer.tenant
    return clients.tenant_of(client.id) if client else NOBODY

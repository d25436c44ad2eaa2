# SPDX-License-Identifier: AGPL-3.0-or-later
"""What logging in and logging out know of the browser: whose log-in it has, whom its client means."""

from dataclasses import dataclass

import flask
from joserfc import jwt
from joserfc.errors import JoseError

from services.chassis.http import NOBODY, RawRequest
from services.identity import queries
from services.identity.domain import clients, sessions
from services.identity.domain.clients import Client
from services.identity.domain.sessions import Session, WaitingLogIn
from services.identity.routes.leading import acting
from services.identity.store import Tx

SESSION, WAITING = "linli_session", "linli_waiting"


@dataclass(frozen=True, slots=True)
class Hint:
    """Whom an id_token is about, and the client that it was given to; empty if it is none of ours."""

    subject: str = ""
    client_id: str = ""


def current(call: RawRequest[Tx], client: Client | None) -> tuple[str, Session | None]:
    """The tenant and the log-in of the browser, if it has one that the client serves."""
    home = clients.tenant_of(client.id) if client else NOBODY
    cookie = flask.request.cookies.get(SESSION, "")
    bearer = sessions.parse(cookie)
    if bearer is None or (client and not client.serves(bearer.tenant)):
        return home, None
    session = queries.session(call.read(acting(bearer.tenant)), cookie)
    return (bearer.tenant, session) if session else (home, None)


def waits(call: RawRequest[Tx]) -> tuple[str, WaitingLogIn | None]:
    """The tenant and the log-in that waits in this browser for its second factor."""
    cookie = flask.request.cookies.get(WAITING, "")
    bearer = sessions.parse(cookie)
    found = queries.waiting(call.read(acting(bearer.tenant)), cookie) if bearer else None
    return (bearer.tenant, found) if bearer and found else ("", None)


def hinted(call: RawRequest[Tx], hint: str) -> Hint:
    """What an `id_token_hint` says, if it is an id_token that we signed; it may have expired.

    An access token is none: it is for services (`typ` at+jwt, RFC 9068), and its `aud` is no client.
    """
    try:
        token = jwt.decode(hint, call.tools.keys(fresh=True), algorithms=["ES256"])
    except (JoseError, ValueError):
        return Hint()
    claims = token.claims
    if token.header.get("typ", "JWT") != "JWT" or claims.get("iss") != call.tools.issuer:
        return Hint()
    return Hint(str(claims.get("sub", "")), str(claims.get("aud", "")))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""What logging in and logging out know of the browser: whose log-in it has, whom its client means."""

from dataclasses import dataclass
from urllib.parse import urlencode

import flask
from joserfc import jwt
from joserfc.errors import JoseError

from services.chassis.http import NOBODY, RawRequest
from services.chassis.values import Principal
from services.identity import queries
from services.identity.domain import clients, sessions
from services.identity.domain.clients import Client
from services.identity.domain.sessions import Session
from services.identity.routes.provider import Answer
from services.identity.store import Tx

SESSION = "linli_session"


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


def led_to_the_page() -> flask.Response:
    """What another site's form sent, as if its link had: only then the browser tells its log-in."""
    asked = urlencode(list(flask.request.form.items(multi=True)))
    return see_other(f"{flask.request.path}?{asked}")


def see_other(address: str) -> flask.Response:
    """To another page, by GET."""
    return flask.Response(status=303, headers={"Location": address})


def redirect(answer: Answer) -> flask.Response:
    """Authlib's redirect; a POST becomes a GET (RFC 9700, 4.12: 303, never 307)."""
    status, _, headers = answer
    response = flask.Response(status=303 if status == 302 else status)  # noqa: PLR2004
    response.headers.extend(headers)
    return response


def acting(tenant: str, subject: str = "log-in") -> Principal:
    """As whom the pages read and write."""
    return Principal(tenant, subject, subject)

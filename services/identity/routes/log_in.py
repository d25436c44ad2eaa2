# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where people log in and out: the browser's side of OpenID Connect."""

import math
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

import flask
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import InvalidClientError
from joserfc import jwt
from joserfc.errors import JoseError
from pydantic import ValidationError

from services.chassis import written
from services.chassis.clock import system_now
from services.chassis.http import NOBODY, PUBLIC, RawRequest, Resource
from services.chassis.values import PLATFORM, Principal
from services.identity import queries
from services.identity.commands import end_sessions
from services.identity.commands import log_in as log_in_command
from services.identity.commands.log_in import LogIn, Outcome
from services.identity.domain import accounts, clients, sessions
from services.identity.domain.clients import Client
from services.identity.domain.sessions import Session
from services.identity.routes import pages
from services.identity.routes.oauth_request import Request
from services.identity.routes.provider import Answer, Provider
from services.identity.store import Tx

SESSION = "linli_session"
WRONG = "linli_wrong"
TYPED = ("login", "district", "remember")
TOLD = (*TYPED, "minutes")
"""What the cookie of a refusal holds; the minutes are none where the account is not locked."""
TOLD_FOR = timedelta(minutes=1)
KNOWN_FOR = timedelta(days=365)
FORM = "application/x-www-form-urlencoded"
log_in = Resource("log-in", "/identity/v1/oauth")


@log_in.raw("GET", "/authorize", requires=PUBLIC)
def show_log_in(call: RawRequest[Tx]) -> flask.Response:
    """The log-in page; who is logged in already goes straight back to the client (登录页)."""
    request = Request(call.tools.issuer, "GET", flask.request.args, flask.request.headers)
    try:
        client = _client(call, request)
        tenant, session = _current(call, client)
        grant = Provider(call.read(_by(tenant)), client).get_consent_grant(request, session)
        if session is None or grant.prompt in {"login", "select_account"} or _too_old(request, session):
            return _page(call, request, client)
        return _redirect(_issue(call, tenant, client, request, session))
    except OAuth2Error as error:
        return _refused(error)


@log_in.raw("POST", "/authorize", requires=PUBLIC, consumes=FORM)
def send_log_in(call: RawRequest[Tx]) -> flask.Response:
    """Log in and go back to the client with a code (登录)."""
    request = Request(call.tools.issuer, "GET", flask.request.args, flask.request.headers)
    try:
        client = _client(call, request)
        Provider(call.read(_by(clients.tenant_of(client.id))), client).get_consent_grant(request)
        if not pages.is_own_form():
            return _page(call, request, client, 403, wrong="expired")
        tenant, login = accounts.whose(pages.field("login"), pages.field("district"))
        outcome = _try(call, client, tenant, login)
        if outcome.session is None:
            return _failed(outcome)
        response = _redirect(_issue(call, tenant, client, request, outcome.session))
    except OAuth2Error as error:
        return _refused(error)
    now = system_now()
    until = outcome.session.expires_at if outcome.session.remembered else None
    pages.set_cookie(response, SESSION, outcome.cookie, until)
    pages.set_cookie(response, pages.DISTRICT, tenant, now + KNOWN_FOR)
    return response


@log_in.raw("GET", "/logout", requires=PUBLIC)
def show_log_out(call: RawRequest[Tx]) -> flask.Response:
    """Log out at once when the client proves whom it means, else ask first (退出页)."""
    tenant, session = _current(call, None)
    if session is None or _hinted(call) == session.person_id:
        return _log_out(call, tenant, session)
    return pages.show("log_out.html", leads_to=flask.request.args.get("post_logout_redirect_uri", ""))


@log_in.raw("POST", "/logout", requires=PUBLIC, consumes=FORM)
def send_log_out(call: RawRequest[Tx]) -> flask.Response:
    """Log out; all tokens that came of the log-in end with it (退出)."""
    if not pages.is_own_form():
        return pages.show("log_out.html", 403)
    return _log_out(call, *_current(call, None))


def _client(call: RawRequest[Tx], request: Request) -> Client:
    request.refuse_strange_characters()
    named = request.payload.client_id or ""
    client = queries.client(call.read(_by(clients.tenant_of(named))), named)
    if client is None:
        raise InvalidClientError(description="The client does not exist on this server.")
    return client


def _current(call: RawRequest[Tx], client: Client | None) -> tuple[str, Session | None]:
    """The tenant and the log-in of the browser, if it has one that the client serves."""
    home = clients.tenant_of(client.id) if client else NOBODY
    cookie = flask.request.cookies.get(SESSION, "")
    bearer = sessions.parse(cookie)
    if bearer is None or (client and not client.serves(bearer.tenant)):
        return home, None
    session = queries.session(call.read(_by(bearer.tenant)), cookie)
    return (bearer.tenant, session) if session else (home, None)


def _too_old(request: Request, session: Session) -> bool:
    """`max_age`: the client wants a log-in not older than so many seconds."""
    longest = request.args.get("max_age", "")
    age = (system_now() - session.started_at).total_seconds()
    return written.is_digits(longest) and age > int(longest[:9])


def _issue(call: RawRequest[Tx], tenant: str, client: Client, request: Request, session: Session) -> Answer:
    def work(tx: Tx) -> Answer:
        provider = Provider(tx, client)
        grant = provider.get_consent_grant(request, session)
        answer: Answer = provider.create_authorization_response(request, session, grant)
        return answer

    return call.transact(_by(tenant, session.person_id), work)


def _try(call: RawRequest[Tx], client: Client, tenant: str, login: str) -> Outcome:
    if not tenant or not client.serves(tenant):
        return Outcome()
    try:
        cmd = LogIn.model_validate(
            {
                "login": login,
                "password": pages.field("password"),
                "remember": pages.field("remember") == "yes",
            }
        )
    except ValidationError:
        return Outcome()
    return call.transact(_by(tenant), lambda tx: log_in_command.handle(tx, cmd))


def _failed(outcome: Outcome) -> flask.Response:
    """To the page again, which says what was wrong: one that answers a form cannot be gone back to."""
    minutes = 0
    if outcome.locked_until:
        minutes = max(1, math.ceil((outcome.locked_until - system_now()).total_seconds() / 60))
    typed = {name: pages.field(name)[:64] for name in TYPED}
    response = flask.Response(status=303, headers={"Location": flask.request.full_path})
    pages.set_cookie(response, WRONG, urlencode({**typed, "minutes": minutes}), system_now() + TOLD_FOR)
    return response


def _page(
    call: RawRequest[Tx], request: Request, client: Client, status: int = 200, **facts: object
) -> flask.Response:
    known = queries.districts_to_choose(call.read(_by(PLATFORM)))
    told = {name: text for name, text in parse_qsl(flask.request.cookies.get(WRONG, "")) if name in TOLD}
    locked = told.get("minutes", "0") != "0"
    if told:
        status = 429 if locked else 403
        facts = {"wrong": "locked" if locked else "password", **told, **facts}
    response = pages.show(
        "log_in.html",
        status,
        leads_to=request.args["redirect_uri"],
        **{
            "client": client.name,
            "query": flask.request.query_string.decode(errors="replace"),
            "remember": pages.field("remember"),
            **pages.chosen([one for one in known if client.serves(one.id)]),
            **facts,
        },
    )
    pages.drop_cookie(response, WRONG)
    return response


def _log_out(call: RawRequest[Tx], tenant: str, session: Session | None) -> flask.Response:
    if session:
        by = _by(tenant, session.person_id)
        call.transact(by, lambda tx: end_sessions.handle(tx, session_id=session.id))
    target = _after_log_out(call)
    response = _redirect((303, "", [("Location", target)])) if target else pages.show("logged_out.html")
    pages.drop_cookie(response, SESSION)
    return response


def _after_log_out(call: RawRequest[Tx]) -> str:
    """The client's address to return to, if it is registered for it."""
    wanted = flask.request.args.get("post_logout_redirect_uri", "")
    named = flask.request.args.get("client_id", "") or _hint(call).get("aud", "")
    client = queries.client(call.read(_by(clients.tenant_of(named))), named) if wanted and named else None
    return wanted if client and wanted in client.post_logout_redirect_uris else ""


def _hinted(call: RawRequest[Tx]) -> str:
    return _hint(call).get("sub", "")


def _hint(call: RawRequest[Tx]) -> dict[str, str]:
    """What the `id_token_hint` says, if we signed it; it may have expired."""
    hint = flask.request.args.get("id_token_hint", "")
    try:
        claims = jwt.decode(hint, call.tools.keys(fresh=True), algorithms=["ES256"]).claims
    except (JoseError, ValueError):
        return {}
    return {name: str(claims.get(name, "")) for name in ("sub", "aud")}


def _refused(error: OAuth2Error) -> flask.Response:
    """Back to the client, if it is known where; else to the person."""
    if error.redirect_uri:
        return _redirect(error())
    return pages.show("refused.html", 400, error=error.error, description=error.description)


def _redirect(answer: Answer) -> flask.Response:
    status, _, headers = answer
    response = flask.Response(status=303 if status == 302 else status)  # noqa: PLR2004 - POST becomes GET
    response.headers.extend(headers)
    return response


def _by(tenant: str, subject: str = "log-in") -> Principal:
    return Principal(tenant, subject, subject)

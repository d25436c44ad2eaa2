# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where people log in: the authorization endpoint (OpenID Connect Core 3.1.2)."""

from datetime import timedelta
from urllib.parse import parse_qsl

import flask
from authlib.common.urls import add_params_to_uri
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import InvalidClientError
from pydantic import ValidationError

from services.chassis.clock import system_now
from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.chassis.http.problems import TooManyRequests
from services.chassis.values import PLATFORM
from services.identity import queries
from services.identity.commands import log_in as log_in_command
from services.identity.commands.log_in import LogIn
from services.identity.commands.open_session import Outcome
from services.identity.domain import accounts, clients, sessions
from services.identity.domain.clients import Client
from services.identity.domain.sessions import ONE_FACTOR, Session
from services.identity.routes import browser, leading, outside_ways, pages, passkey_questions, steps
from services.identity.routes.leading import acting
from services.identity.routes.oauth_request import Request
from services.identity.routes.provider import Answer, CodeGrant, Provider
from services.identity.store import Tx

TOLD = (*steps.TYPED, "minutes", "wrong")
"""What the cookie of a refusal holds; the minutes are none where the account is not locked."""
ACTION = "action"
ACTIONS = {"second_factors": "second-factors", "link_identity": "outside-link"}
"""Pages to which somebody is first led: a client may ask for their second factors."""
log_in = Resource("log-in", "/identity/v1/oauth")


@log_in.raw("GET", "/authorize", requires=PUBLIC)
def show_log_in(call: RawRequest[Tx]) -> flask.Response:
    """The log-in page; who is logged in already goes straight back to the client (登录页)."""
    request = Request(call.tools.issuer, "GET", flask.request.args, flask.request.headers)
    try:
        client = _client(call, request)
        tenant, session = browser.current(call, client)
        grant = _grant(call, tenant, client, request, session)
        if session and not _suits(call, request, session):
            grant, session = _grant(call, tenant, client, request, None), None
        if session is None or grant.prompt in {"login", "select_account"}:
            return _page(call, request, client, 200, **_again(call))
        return _go_on(call, tenant, client, request, session)
    except OAuth2Error as error:
        return _refused(call, error)


@log_in.raw("POST", "/authorize", requires=PUBLIC, consumes=FORM)
def send_log_in(call: RawRequest[Tx]) -> flask.Response:
    """Log in and go back to the client with a code (登录).

    A client that sends its request as a form (OpenID Connect Core 3.1.2.1) is led to the page.
    """
    if "client_id" in flask.request.form:
        return leading.led_to_the_page()
    request = Request(call.tools.issuer, "GET", flask.request.args, flask.request.headers)
    try:
        client = _client(call, request)
        _grant(call, clients.tenant_of(client.id), client, request, None)
        if not pages.is_own_form():
            return _page(call, request, client, 403, wrong="expired")
        call.tools.guesses.check()
        tenant, login = accounts.whose(pages.field("login"), pages.field("district"))
        outcome = _try(call, client, tenant, login)
        if outcome.session is None and not outcome.waits_for:
            call.tools.guesses.count()
            return steps.failed(outcome)
        if outcome.session is None:
            response = leading.see_other(f"{steps.NEXT[outcome.waits_for]}?{steps.query()}")
        else:
            response = _go_on(call, tenant, client, request, outcome.session)
        return steps.with_cookies(response, tenant, outcome)
    except TooManyRequests as error:
        return steps.failed(Outcome(locked_until=system_now() + timedelta(seconds=error.retry_after)))
    except OAuth2Error as error:
        return _refused(call, error)


def _suits(call: RawRequest[Tx], request: Request, session: Session) -> bool:
    """Whether the log-in is as the client wants it: not older or weaker (RFC 9470), and of whom it means."""
    longest = request.args.get("max_age", "")
    if longest and (system_now() - session.proved_at).total_seconds() > int(longest):
        return False
    if sessions.demands(session.level, request.args.get("acr_values", "")):
        return False
    if request.args.get(ACTION) and not steps.is_fresh(session):
        return False
    hint = request.args.get("id_token_hint", "")
    return not hint or browser.hinted(call, hint).subject == session.person_id


def _try(call: RawRequest[Tx], client: Client, tenant: str, login: str) -> Outcome:
    if not tenant or not client.serves(tenant):
        return Outcome()
    try:
        cmd = LogIn.model_validate(
            {
                "login": login,
                "password": pages.field("password"),
                "remember": pages.field("remember") == "yes",
                "two_factors": sessions.demands(ONE_FACTOR, flask.request.args.get("acr_values", "")),
            }
        )
    except ValidationError:
        return Outcome()
    return call.transact(acting(tenant), lambda tx: log_in_command.handle(tx, cmd, steps.seen()))


def _page(
    call: RawRequest[Tx], request: Request, client: Client, status: int = 200, **facts: object
) -> flask.Response:
    """The log-in page, with what was wrong the last time."""
    known = queries.districts_to_choose(call.read(acting(PLATFORM)))
    told = {
        name: text for name, text in parse_qsl(flask.request.cookies.get(steps.WRONG, "")) if name in TOLD
    }
    locked = told.get("minutes", "0") != "0"
    if told:
        status = 429 if locked else 403
        facts = {**told, **({"wrong": "locked"} if locked else {}), **facts}
    response = pages.show(
        "log_in.html",
        status,
        leads_to=request.args["redirect_uri"],
        **{
            "client": client.name,
            "query": steps.query(),
            "remember": pages.field("remember"),
            "reaches_anybody": call.tools.messages.reaches_anybody,
            **outside_ways.ways(call),
            "passkey": lambda browser_token: passkey_questions.to_log_in(call, browser_token),
            **pages.chosen([one for one in known if client.serves(one.id)]),
            **facts,
        },
    )
    pages.drop_cookie(response, steps.WRONG)
    return response


def _again(call: RawRequest[Tx]) -> dict[str, object]:
    """Whose log-in the browser has, to be proved once more; nothing where it has none or is another's."""
    if flask.request.args.get("prompt") == "select_account" or "id_token_hint" in flask.request.args:
        return {}
    tenant, session = browser.current(call, None)
    if session is None or pages.field("login") or flask.request.cookies.get(steps.WRONG):
        return {}
    account = call.read(acting(tenant)).accounts.find(session.account_id)
    return {"again": True, "login": account.login, "district": tenant} if account else {}


def _client(call: RawRequest[Tx], request: Request) -> Client:
    """The client that asks. Raises InvalidClientError."""
    request.refuse_strange_characters()
    named = request.payload.client_id or ""
    found = queries.client(call.read(acting(clients.tenant_of(named))), named)
    if found is None:
        raise InvalidClientError(description="The client does not exist on this server.")
    return found


def _grant(
    call: RawRequest[Tx], tenant: str, known: Client, request: Request, session: Session | None
) -> CodeGrant:
    """The checked request. Raises OAuth2Error, of `prompt=none` without a log-in too."""
    found: CodeGrant = Provider(call.read(acting(tenant)), known).get_consent_grant(request, session)
    return found


def _go_on(
    call: RawRequest[Tx], tenant: str, known: Client, request: Request, session: Session
) -> flask.Response:
    """Back to the client with a code, or first to the page that it asks for."""
    if page := ACTIONS.get(flask.request.args.get(ACTION, "")):
        return leading.see_other(f"{page}?{steps.query()}")
    return _to_client(call, _issue(call, tenant, known, request, session))


def _issue(call: RawRequest[Tx], tenant: str, known: Client, request: Request, session: Session) -> Answer:
    def work(tx: Tx) -> Answer:
        provider = Provider(tx, known)
        found = provider.get_consent_grant(request, session)
        answer: Answer = provider.create_authorization_response(request, session, found)
        return answer

    return call.transact(acting(tenant, session.person_id), work)


def _refused(call: RawRequest[Tx], error: OAuth2Error) -> flask.Response:
    """Back to the client, if it is known where; else to the person."""
    if error.redirect_uri:
        return _to_client(call, error())
    return pages.show("refused.html", 400, error=error.error, description=error.description)


def _to_client(call: RawRequest[Tx], answer: Answer) -> flask.Response:
    """The answer names who gives it, so that none of another provider passes for it (RFC 9207)."""
    response = leading.redirect(answer)
    response.location = add_params_to_uri(response.location, {"iss": call.tools.issuer})
    return response

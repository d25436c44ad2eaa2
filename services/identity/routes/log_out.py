# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where people log out (OpenID Connect RP-Initiated Logout 1.0)."""

from dataclasses import dataclass

import flask
from authlib.common.urls import add_params_to_uri

from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.identity import queries
from services.identity.commands import end_sessions
from services.identity.domain import clients
from services.identity.domain.sessions import Session
from services.identity.routes import browser, leading, pages
from services.identity.routes.leading import acting
from services.identity.store import Tx

PARAMETERS = ("id_token_hint", "client_id", "post_logout_redirect_uri", "state")
log_out = Resource("log-out", "/identity/v1/oauth")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks (section 2): whose log-in, and where the browser goes then, empty for nowhere."""

    subject: str
    back: str


@log_out.raw("GET", "/logout", requires=PUBLIC)
def show_log_out(call: RawRequest[Tx]) -> flask.Response:
    """Log out at once when the client proves whom it means, else ask first (退出页)."""
    tenant, session = browser.current(call, None)
    asked = _asked(call)
    if session is None or asked.subject == session.person_id:
        return _log_out(call, tenant, session, asked)
    return pages.show("log_out.html", leads_to=asked.back)


@log_out.raw("POST", "/logout", requires=PUBLIC, consumes=FORM)
def send_log_out(call: RawRequest[Tx]) -> flask.Response:
    """Log out; all tokens that came of the log-in end with it (退出).

    A client that sends its request as a form is led to the page.
    """
    if any(name in flask.request.form for name in PARAMETERS):
        return leading.led_to_the_page()
    if not pages.is_own_form():
        return pages.show("log_out.html", 403)
    return _log_out(call, *browser.current(call, None), _asked(call))


def _log_out(call: RawRequest[Tx], tenant: str, session: Session | None, asked: Asked) -> flask.Response:
    if session:
        by = acting(tenant, session.person_id)
        call.transact(by, lambda tx: end_sessions.handle(tx, session_id=session.id))
    response = leading.see_other(asked.back) if asked.back else pages.show("logged_out.html")
    pages.drop_cookie(response, browser.SESSION)
    return response


def _asked(call: RawRequest[Tx]) -> Asked:
    """Nobody and nowhere where `client_id` and the hint are of different clients."""
    given = flask.request.args
    hint, named = browser.hinted(call, given.get("id_token_hint", "")), given.get("client_id", "")
    if hint.client_id and named and hint.client_id != named:
        return Asked("", "")
    return Asked(hint.subject, _back(call, named or hint.client_id))


def _back(call: RawRequest[Tx], named: str) -> str:
    """The client's address to return to, if it is registered for it to the letter; with `state`."""
    given = flask.request.args
    wanted, state = given.get("post_logout_redirect_uri", ""), given.get("state", "")
    client = queries.client(call.read(acting(clients.tenant_of(named))), named) if wanted and named else None
    if client is None or wanted not in client.post_logout_redirect_uris:
        return ""
    return str(add_params_to_uri(wanted, {"state": state})) if state else wanted

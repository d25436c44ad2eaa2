# SPDX-License-Identifier: AGPL-3.0-or-later
"""Another password for who forgot it, by a code that is sent to the phone on record.

The pages keep the query of the log-in from which somebody came, so that they lead back to it.
"""

import flask
from pydantic import ValidationError

from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.chassis.http.problems import TooManyRequests
from services.chassis.values import PLATFORM, Principal
from services.identity import queries
from services.identity.commands import request_reset, reset_password
from services.identity.commands.request_reset import RequestReset, Sending
from services.identity.commands.reset_password import ResetPassword
from services.identity.domain import accounts
from services.identity.domain.errors import WeakPassword
from services.identity.routes import pages
from services.identity.store import Tx

TEXT = (
    "【邻里】验证码 {code}，10 分钟内有效，用于设置新密码，请勿告诉任何人。"
    "Linli code for a new password: {code}"
)
reset = Resource("reset", "/identity/v1/oauth")


@reset.raw("GET", "/forgotten", requires=PUBLIC)
def show_forgotten(call: RawRequest[Tx]) -> flask.Response:
    """Ask whose password was forgotten (忘记密码页)."""
    return _ask_whose(call)


@reset.raw("POST", "/forgotten", requires=PUBLIC, consumes=FORM)
def send_code(call: RawRequest[Tx]) -> flask.Response:
    """Send a code, if there is somebody to send it to; the page is the same if there is not (发送验证码)."""
    if not pages.is_own_form():
        return _ask_whose(call, 403, wrong="expired")
    tenant, login = accounts.whose(_field("login"), _field("district"))
    try:
        call.tools.guesses.check()
        cmd = RequestReset(login=login)
    except ValidationError:
        return _ask_code()
    except TooManyRequests:
        return _ask_whose(call, 429, wrong="often")
    call.tools.guesses.count()
    sending = call.transact(_by(tenant), lambda tx: request_reset.handle(tx, cmd)) if tenant else None
    response = _ask_code()
    if sending:
        response.call_on_close(lambda: _send(call, sending))
    return response


@reset.raw("POST", "/reset", requires=PUBLIC, consumes=FORM)
def send_reset(call: RawRequest[Tx]) -> flask.Response:
    """Set another password with the code; all log-ins of the account end (重设密码)."""
    if not pages.is_own_form():
        return _ask_code(403, wrong="expired")
    tenant, login = accounts.whose(_field("login"), _field("district"))
    try:
        call.tools.guesses.check()
        cmd = ResetPassword.model_validate(
            {"login": login, "code": _field("code"), "password": _field("password")}
        )
        known = call.transact(_by(tenant), lambda tx: reset_password.handle(tx, cmd)) if tenant else False
    except TooManyRequests:
        return _ask_code(429, wrong="often")
    except ValidationError:
        return _ask_code(422, wrong="code")
    except WeakPassword as weak:
        return _ask_code(422, wrong=weak.reason)
    if not known:
        call.tools.guesses.count()
        return _ask_code(422, wrong="code")
    return pages.show("reset_done.html", query=_query())


def _ask_whose(call: RawRequest[Tx], status: int = 200, **facts: object) -> flask.Response:
    return pages.show(
        "forgotten.html",
        status,
        leads_to="",
        query=_query(),
        reaches_anybody=call.tools.messages.reaches_anybody,
        **pages.chosen(queries.districts_to_choose(call.read(_by(PLATFORM)))),
        **facts,
    )


def _ask_code(status: int = 200, **facts: object) -> flask.Response:
    typed = {name: _field(name)[:64] for name in ("login", "district")}
    return pages.show("reset.html", status, leads_to="", query=_query(), **typed, **facts)


def _send(call: RawRequest[Tx], sending: Sending) -> None:
    """After the answer: how long the gateway takes would tell who has an account."""
    call.tools.messages.send(sending.phone, TEXT.format(code=sending.code))


def _field(name: str) -> str:
    return pages.field(name)


def _query() -> str:
    return flask.request.query_string.decode()


def _by(tenant: str) -> Principal:
    return Principal(tenant, "log-in", "log-in")

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Logging in with a code that is sent to the phone on record, where the district has it.

The pages keep the query of the log-in from which somebody came, so that they lead back to the client.
"""

import flask
from pydantic import ValidationError

from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.chassis.http.problems import TooManyRequests
from services.chassis.values import PLATFORM
from services.identity import queries
from services.identity.commands import request_log_in_code, use_log_in_code
from services.identity.commands.open_session import Outcome
from services.identity.commands.request_log_in_code import RequestLogInCode
from services.identity.commands.use_log_in_code import UseLogInCode
from services.identity.domain import accounts, sessions
from services.identity.domain.sessions import ONE_FACTOR
from services.identity.queries import log_ins
from services.identity.routes import pages, steps
from services.identity.routes.leading import acting
from services.identity.store import Tx

TEXT = "【邻里】登录验证码 {code}，10 分钟内有效，请勿告诉任何人。Linli code for logging in: {code}"
phone_code = Resource("phone-code", "/identity/v1/oauth")


@phone_code.raw("GET", "/phone-code", requires=PUBLIC)
def show_phone_code(call: RawRequest[Tx]) -> flask.Response:
    """Ask who wants to log in with a code (验证码登录页)."""
    return _ask_whose(call)


@phone_code.raw("POST", "/phone-code", requires=PUBLIC, consumes=FORM)
def send_phone_code(call: RawRequest[Tx]) -> flask.Response:
    """Send a code, if there is whom to send it to; the page is the same if there is not (发送登录验证码)."""
    if not pages.is_own_form():
        return _ask_whose(call, 403, wrong="expired")
    tenant, login = accounts.whose(pages.field("login"), pages.field("district"))
    try:
        call.tools.guesses.check()
        cmd = RequestLogInCode(login=login)
    except ValidationError:
        return _ask_code()
    except TooManyRequests:
        return _ask_whose(call, 429, wrong="often")
    if not tenant or not log_ins.offers_code_by_phone(call.read(acting(tenant))):
        return _ask_whose(call, 422, wrong="not_here")
    call.tools.guesses.count()
    sending = call.transact(acting(tenant), lambda tx: request_log_in_code.handle(tx, cmd))
    response = _ask_code()
    if sending:
        text = TEXT.format(code=sending.code)
        response.call_on_close(lambda: call.tools.messages.send(sending.phone, text))
    return response


@phone_code.raw("POST", "/phone-code/answer", requires=PUBLIC, consumes=FORM)
def send_phone_code_answer(call: RawRequest[Tx]) -> flask.Response:
    """Log in with the code, or go on to the second factor (验证码登录)."""
    if not pages.is_own_form():
        return _ask_code(403, wrong="expired")
    tenant, login = accounts.whose(pages.field("login"), pages.field("district"))
    try:
        call.tools.guesses.check()
        outcome = _try(call, tenant, login)
    except TooManyRequests:
        return _ask_code(429, wrong="often")
    if outcome.session is None and not outcome.waits_for:
        call.tools.guesses.count()
        return _ask_code(422, wrong="code")
    return steps.gone_on(tenant, outcome)


def _try(call: RawRequest[Tx], tenant: str, login: str) -> Outcome:
    try:
        cmd = UseLogInCode.model_validate(
            {
                "login": login,
                "code": pages.field("code"),
                "remember": pages.field("remember") == "yes",
                "two_factors": sessions.demands(ONE_FACTOR, flask.request.args.get("acr_values", "")),
            }
        )
    except ValidationError:
        return Outcome()
    if not tenant:
        return Outcome()
    return call.transact(acting(tenant), lambda tx: use_log_in_code.handle(tx, cmd, steps.seen()))


def _ask_whose(call: RawRequest[Tx], status: int = 200, **facts: object) -> flask.Response:
    return pages.show(
        "phone_code.html",
        status,
        leads_to="",
        query=steps.query(),
        reaches_anybody=call.tools.messages.reaches_anybody,
        **pages.chosen(queries.districts_to_choose(call.read(acting(PLATFORM)))),
        **facts,
    )


def _ask_code(status: int = 200, **facts: object) -> flask.Response:
    typed = {name: pages.field(name)[:64] for name in ("login", "district")}
    leads_to = flask.request.args.get("redirect_uri", "")
    return pages.show(
        "phone_code_answer.html",
        status,
        leads_to=leads_to,
        query=steps.query(),
        base=pages.COOKIE_PATH,
        **typed,
        **facts,
    )

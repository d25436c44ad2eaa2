# SPDX-License-Identifier: AGPL-3.0-or-later
"""The second step of a log-in: a code or a passkey after the password, or a passkey in place of it."""

from collections.abc import Callable
from datetime import timedelta

import flask
from pydantic import ValidationError

from services.chassis.clock import system_now
from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.chassis.http.problems import TooManyRequests
from services.identity.commands import pass_second_factor, use_passkey
from services.identity.commands.open_session import Outcome
from services.identity.commands.use_passkey import UsePasskey
from services.identity.domain.sessions import WaitingLogIn
from services.identity.queries import log_ins
from services.identity.routes import browser, pages, passkey_questions, steps
from services.identity.routes.leading import acting
from services.identity.store import Tx

LONGEST_CODE = 40
second_step = Resource("second-step", "/identity/v1/oauth")


@second_step.raw("GET", "/second-factor", requires=PUBLIC)
def show_second_factor(call: RawRequest[Tx]) -> flask.Response:
    """Ask for the code or the passkey of who gave the right password (第二重验证页)."""
    _, waiting = browser.waits(call)
    return _page(call, waiting) if waiting else steps.to_the_beginning()


@second_step.raw("POST", "/second-factor", requires=PUBLIC, consumes=FORM)
def send_second_factor(call: RawRequest[Tx]) -> flask.Response:
    """Give a code of the authenticator app or a recovery code, and go back to the client (提交验证码)."""
    tenant, waiting = browser.waits(call)
    if waiting is None:
        return steps.to_the_beginning()
    typed, seen = pages.field("code")[:LONGEST_CODE], steps.seen()

    def work(tx: Tx) -> Outcome:
        return pass_second_factor.handle(tx, waiting, typed, seen)

    return _proved(call, tenant, waiting, lambda: call.transact(acting(tenant), work), "code")


@second_step.raw("POST", "/passkey", requires=PUBLIC, consumes=FORM)
def send_passkey(call: RawRequest[Tx]) -> flask.Response:
    """Log in with a passkey, alone or after the password (通行密钥登录)."""
    answer = passkey_questions.read(flask.request.form.get("credential", ""))
    question = passkey_questions.asked(call, answer) if answer else None
    tenant, waiting = browser.waits(call)
    if pages.field("step") != "second":
        tenant, waiting = (passkey_questions.owner(answer)[0] if answer else ""), None

    def prove() -> Outcome:
        if answer is None or question is None or not tenant:
            return Outcome()
        given = UsePasskey(
            account_id=passkey_questions.owner(answer)[1],
            passkey_id=answer.id,
            credential=flask.request.form["credential"],
            challenge=question[0],
            asked_at=question[1],
            remember=pages.field("remember") == "yes",
        )
        return call.transact(acting(tenant), lambda tx: use_passkey.handle(tx, given, steps.seen(), waiting))

    return _proved(call, tenant, waiting, prove, "passkey")


def _proved(
    call: RawRequest[Tx], tenant: str, waiting: WaitingLogIn | None, prove: Callable[[], Outcome], what: str
) -> flask.Response:
    if not pages.is_own_form():
        return _wrong(call, waiting, Outcome(), "expired")
    try:
        call.tools.guesses.check()
        outcome = prove()
    except TooManyRequests as error:
        until = system_now() + timedelta(seconds=error.retry_after)
        return _wrong(call, waiting, Outcome(locked_until=until), what)
    except ValidationError:
        outcome = Outcome()
    if outcome.session is None and not outcome.waits_for:
        call.tools.guesses.count()
        return _wrong(call, waiting, outcome, what)
    return steps.gone_on(tenant, outcome)


def _wrong(call: RawRequest[Tx], waiting: WaitingLogIn | None, outcome: Outcome, what: str) -> flask.Response:
    if waiting is None:
        return steps.failed(outcome, what)
    minutes = steps.minutes_until(outcome.locked_until)
    return _page(call, waiting, 429 if minutes else 403, wrong="locked" if minutes else what, minutes=minutes)


def _page(call: RawRequest[Tx], waiting: WaitingLogIn, status: int = 200, **facts: object) -> flask.Response:
    tx = call.read(acting(browser.waits(call)[0]))
    proofs = log_ins.proofs(tx, tx.accounts.get(waiting.account_id))
    return pages.show(
        "second_factor.html",
        status,
        leads_to=flask.request.args.get("redirect_uri", ""),
        query=steps.query(),
        app=bool(proofs.factors.sealed_secret),
        passkey=lambda token: passkey_questions.to_prove(call, token, proofs.factors),
        **facts,
    )

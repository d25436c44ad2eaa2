# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of one's own second factors: for who has just logged in, or must have one to get in.

It keeps the query of the log-in from which somebody came, so that it leads back to the client.
"""

from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import flask
import segno
from pydantic import ValidationError

from services.chassis.http import FORM, PUBLIC, RawRequest, Resource
from services.chassis.ids import new_bytes
from services.chassis.values import DomainError
from services.identity.commands import (
    add_authenticator,
    add_passkey,
    make_recovery_codes,
    open_session,
    remove_second_factor,
)
from services.identity.commands.add_passkey import AddPasskey
from services.identity.commands.open_session import Outcome
from services.identity.domain.accounts import Account
from services.identity.domain.errors import LastSecondFactor, TooManyPasskeys
from services.identity.domain.second_factors import LONGEST_LABEL
from services.identity.domain.sessions import CODE, PASSKEY, WaitingLogIn
from services.identity.queries import log_ins
from services.identity.queries.log_ins import Proofs
from services.identity.routes import browser, leading, pages, passkey_questions, steps
from services.identity.routes.leading import acting
from services.identity.store import Tx

SECRET_BYTES = 20
"""As long as SHA-1's output (RFC 4226, 4)."""
LONGEST_SEALED = 256
WRONG = {LastSecondFactor: "last", TooManyPasskeys: "many"}
own_second_factors = Resource("own-second-factors", "/identity/v1/oauth/second-factors")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose page it is; `waiting` until a first factor is there, where the district demands one."""

    tenant: str
    account: Account
    waiting: WaitingLogIn | None


@own_second_factors.raw("GET", "", requires=PUBLIC)
def show_own_second_factors(call: RawRequest[Tx]) -> flask.Response:
    """What one proves oneself with, and what one can add (我的登录验证页)."""
    owner = _owner(call)
    return _page(call, owner) if owner else steps.to_the_beginning()


@own_second_factors.raw("POST", "/app", requires=PUBLIC, consumes=FORM)
def send_authenticator(call: RawRequest[Tx]) -> flask.Response:
    """Add the authenticator app whose first code is given (添加验证器)."""
    sealed, code = flask.request.form.get("sealed", "")[:LONGEST_SEALED], pages.field("code")[:40]
    return _add(call, lambda tx, own: add_authenticator.handle(tx, own, sealed, code), CODE, "code")


@own_second_factors.raw("POST", "/passkeys", requires=PUBLIC, consumes=FORM)
def send_new_passkey(call: RawRequest[Tx]) -> flask.Response:
    """Add the passkey that the browser has made (添加通行密钥)."""
    credential = flask.request.form.get("credential", "")
    answer = passkey_questions.read(credential)
    question = passkey_questions.asked(call, answer) if answer else None

    def add(tx: Tx, own: Account) -> tuple[str, ...] | None:
        if question is None:
            return None
        label = pages.field("label")[:LONGEST_LABEL] or pages.say("通行密钥", "Passkey")
        cmd = AddPasskey(credential=credential, challenge=question[0], asked_at=question[1], label=label)
        return add_passkey.handle(tx, own, cmd)

    return _add(call, add, PASSKEY, "passkey")


@own_second_factors.raw("POST", "/remove", requires=PUBLIC, consumes=FORM)
def send_removal(call: RawRequest[Tx]) -> flask.Response:
    """Take the app or a passkey away (移除)."""
    which = flask.request.form.get("which", "")[:2048]

    def work(tx: Tx, own: Account) -> None:
        remove_second_factor.handle(tx, own, which)

    return _changed(call, work, lambda _: _again())


@own_second_factors.raw("POST", "/recovery-codes", requires=PUBLIC, consumes=FORM)
def send_recovery_codes(call: RawRequest[Tx]) -> flask.Response:
    """Make new recovery codes in place of the others (重新生成恢复码)."""

    def work(tx: Tx, own: Account) -> tuple[str, ...]:
        factors = tx.second_factors.find(own.id)
        return make_recovery_codes.handle(tx, own.id) if factors and factors.any else ()

    return _changed(call, work, lambda codes: _codes(codes) if codes else _again())


def _add(
    call: RawRequest[Tx],
    add: Callable[[Tx, Account], tuple[str, ...] | None],
    methods: tuple[str, ...],
    what: str,
) -> flask.Response:
    """Add one; who had to wait for it is logged in by it."""
    owner = _owner(call)
    outcome = Outcome()

    def work(tx: Tx, own: Account) -> tuple[str, ...] | None:
        nonlocal outcome
        codes = add(tx, own)
        waiting = tx.waiting_log_ins.find(owner.waiting.id) if owner and owner.waiting else None
        if codes is not None and waiting:
            tx.waiting_log_ins.remove(waiting)
            proved = (*waiting.methods, *methods)
            outcome = open_session.handle(tx, own.id, steps.seen(), proved, remembered=waiting.remembered)
        return codes

    def answer(codes: tuple[str, ...] | None) -> flask.Response:
        if codes is None or owner is None:
            return _page(call, owner, 403, wrong=what) if owner else steps.to_the_beginning()
        response = _codes(codes) if codes else _again()
        return steps.with_cookies(response, owner.tenant, outcome)

    return _changed(call, work, answer)


def _changed(
    call: RawRequest[Tx],
    work: Callable[[Tx, Account], tuple[str, ...] | None],
    answer: Callable[[tuple[str, ...] | None], flask.Response],
) -> flask.Response:
    owner = _owner(call)
    if owner is None:
        return steps.to_the_beginning()
    if not pages.is_own_form():
        return _page(call, owner, 403, wrong="expired")
    by = acting(owner.tenant, owner.account.person_id)
    try:
        return answer(call.transact(by, lambda tx: work(tx, tx.accounts.get(owner.account.id))))
    except ValidationError:
        return _page(call, owner, 422, wrong="passkey")
    except DomainError as refusal:
        return _page(call, owner, 409, wrong=WRONG.get(type(refusal), "passkey"))


def _owner(call: RawRequest[Tx]) -> Owner | None:
    """Who has logged in a short while ago; else whom the log-in waits for who has no second factor yet."""
    tenant, session = browser.current(call, None)
    if session and steps.is_fresh(session):
        account = call.read(acting(tenant)).accounts.find(session.account_id)
        return Owner(tenant, account, None) if account else None
    tenant, waiting = browser.waits(call)
    if waiting is None:
        return None
    tx = call.read(acting(tenant))
    account, factors = tx.accounts.find(waiting.account_id), tx.second_factors.find(waiting.account_id)
    return Owner(tenant, account, waiting) if account and not (factors and factors.any) else None


def _again() -> flask.Response:
    return leading.see_other(f"../second-factors?{steps.query()}")


def _codes(codes: tuple[str, ...]) -> flask.Response:
    return pages.show(
        "recovery_codes.html", leads_to=_client_address(), codes=codes, back=steps.onward("action")
    )


def _page(call: RawRequest[Tx], owner: Owner, status: int = 200, **facts: object) -> flask.Response:
    tx = call.read(acting(owner.tenant))
    proofs = log_ins.proofs(tx, owner.account)
    return pages.show(
        "second_factors.html",
        status,
        leads_to=_client_address(),
        query=steps.query(),
        back=steps.onward("action"),
        factors=proofs.factors,
        demanded=proofs.demanded,
        waiting=owner.waiting is not None,
        passkey=lambda token: passkey_questions.to_make(
            call, token, owner.tenant, owner.account, proofs.factors
        ),
        **_new_app(tx, owner.account, proofs),
        **facts,
    )


def _new_app(tx: Tx, account: Account, proofs: Proofs) -> dict[str, object]:
    """A secret for an app that is not there yet; the page brings it back sealed."""
    if proofs.factors.sealed_secret:
        return {"secret": ""}
    secret = b32encode(new_bytes(SECRET_BYTES)).decode()
    label = quote(f"Linli:{account.login}", safe="")
    address = f"otpauth://totp/{label}?secret={secret}&issuer=Linli"
    return {
        "secret": secret,
        "sealed": tx.keys.seal(secret, f"totp/{account.id}"),
        "address": address,
        "picture": segno.make(address, error="m").svg_data_uri(border=4, light="white", scale=4),
    }


def _client_address() -> str:
    return flask.request.args.get("redirect_uri", "")

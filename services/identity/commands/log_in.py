# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log in with a password."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import Field, SecretStr

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.chassis.ids import new_secret
from services.identity.commands import try_password
from services.identity.domain import accounts, sessions
from services.identity.domain.accounts import Account, UnknownLogin
from services.identity.domain.events import LoggedIn
from services.identity.domain.sessions import BearerText, Session
from services.identity.policies import LogInPolicy
from services.identity.store import PERSONAL, Tx

FORGOTTEN_AFTER = timedelta(days=1)
"""The longest lock that a district can set."""


class LogIn(Input):
    """The login is `name@realm` or a phone number; the unit of work is already the realm's."""

    login: str = Field(max_length=64)
    password: SecretStr = Field(max_length=accounts.LONGEST_PASSWORD)
    remember: bool = False
    device: str = Field("", max_length=128)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A session with the text for its cookie; or none, and until when the login is locked, if it is.

    `device`: the text for the cookie by which the account knows the browser next time.
    """

    session: Session | None = None
    cookie: str = ""
    device: str = ""
    locked_until: datetime | None = None


def handle(tx: Tx, cmd: LogIn) -> Outcome:
    """A refusal is an outcome, so that the failure it counts is kept."""
    now = system_now()
    password = cmd.password.get_secret_value()
    account = tx.account_named(cmd.login)
    if account is None or not account.active or not tx.persons.get(account.person_id).active:
        tx.tools.hasher.hash(password)
        return Outcome(locked_until=_fail_unknown(tx, cmd.login, now))
    device = sessions.digest(cmd.device) if cmd.device else ""
    if not account.tried_by(device).locked_at(now) and try_password.handle(tx, account, device, password):
        known = _know(tx, account.id, cmd.device)
        return _open(tx, account, now, known, remembered=cmd.remember)
    return Outcome(locked_until=tx.accounts.get(account.id).tried_by(device).locked_until)


def _know(tx: Tx, account_id: str, presented: str) -> str:
    """The cookie by which the account knows this browser from now on; its own, if it has one from us."""
    secret = presented if sessions.is_secret(presented) else new_secret()
    account = tx.accounts.get(account_id)
    known = accounts.know(account, sessions.digest(secret))
    if known != account:
        tx.accounts.save(known)
    return secret


def _fail_unknown(tx: Tx, login: str, now: datetime) -> datetime | None:
    """Answer as for a login that exists: time and locks do not tell which do."""
    if tx.tenant_keys.find(PERSONAL) is None:
        return None
    key = tx.keys.lookup(login, "login")
    known = tx.unknown_logins.find(key)
    tried = known or UnknownLogin(key)
    if not tried.locked_at(now):
        tried = tried.fail(tx.policy(LogInPolicy).lock_out, now)
        tx.unknown_logins.put(tried)
        tx.timers.set("unknown_login.forgotten", key, tx.now + FORGOTTEN_AFTER)
    return tried.locked_until


def _open(tx: Tx, account: Account, now: datetime, device: str, *, remembered: bool) -> Outcome:
    text, policy = BearerText(tx.tenant, "", new_secret()), tx.policy(LogInPolicy)
    span = timedelta(days=policy.remembered_days) if remembered else timedelta(hours=policy.session_hours)
    session = Session(
        sessions.digest(text.secret), account.id, account.person_id, now, now + span, remembered
    )
    tx.sessions.add(session, LoggedIn(session.id, account.id, account.person_id))
    tx.timers.set("session.expired", session.id, tx.now + span)
    return Outcome(session, str(text), device)

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log in with a password."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2.exceptions import VerifyMismatchError
from pydantic import Field, SecretStr

from services.chassis.clock import system_now
from services.chassis.entropy import new_secret
from services.chassis.http import Input
from services.identity.domain import accounts, sessions
from services.identity.domain.accounts import Account
from services.identity.domain.events import LoggedIn
from services.identity.domain.sessions import BearerText, Session
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


class LogIn(Input):
    """The login is `name@realm`; the unit of work is already the realm's."""

    login: str = Field(max_length=64)
    password: SecretStr = Field(max_length=accounts.LONGEST_PASSWORD)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A session with the text for the cookie; or none, and until when the account is locked, if it is."""

    session: Session | None = None
    cookie: str = ""
    locked_until: datetime | None = None


def handle(tx: Tx, cmd: LogIn) -> Outcome:
    """A refusal is an outcome, so that the failure it counts is kept."""
    now = system_now()
    password = cmd.password.get_secret_value()
    account = tx.accounts.first({"login": cmd.login.strip().lower()})
    if account is None or not account.active or not tx.persons.get(account.person_id).active:
        tx.tools.hasher.hash(password)  # so that the time taken does not tell which logins exist
        return Outcome()
    if account.locked_at(now):
        return Outcome(locked_until=account.locked_until)
    if not _verify(tx, account, password):
        failed, events = accounts.fail(account, tx.policy(LogInPolicy).lock_out, now)
        tx.accounts.save(failed, *events)
        return Outcome(locked_until=failed.locked_until)
    if account.failures:
        tx.accounts.save(accounts.succeed(account))
    return _open(tx, account, now)


def _verify(tx: Tx, account: Account, password: str) -> bool:
    try:
        return tx.tools.hasher.verify(account.password_hash, password)
    except VerifyMismatchError:
        return False


def _open(tx: Tx, account: Account, now: datetime) -> Outcome:
    text = BearerText(tx.tenant, "", new_secret())
    span = timedelta(hours=tx.policy(LogInPolicy).session_hours)
    session = Session(sessions.digest(text.secret), account.id, account.person_id, now, now + span)
    tx.sessions.add(session, LoggedIn(session.id, account.id, account.person_id))
    tx.timers.set("session.expired", session.id, tx.now + span)
    return Outcome(session, str(text))

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Log in with a password, and wait for the second factor of who has one or must have one."""

from datetime import datetime, timedelta

from pydantic import Field, SecretStr

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.identity.commands import open_session, try_password
from services.identity.commands.open_session import Outcome
from services.identity.domain import accounts, sessions
from services.identity.domain.accounts import UnknownLogin
from services.identity.domain.devices import Seen
from services.identity.domain.sessions import PASSWORD
from services.identity.policies import LogInPolicy
from services.identity.store import PERSONAL, Tx

FORGOTTEN_AFTER = timedelta(days=1)
"""The longest lock that a district can set."""


class LogIn(Input):
    """The login is `name@realm` or a phone number; the unit of work is already the realm's.

    `two_factors`: the client asks for them, so who has no second factor makes one now.
    """

    login: str = Field(max_length=64)
    password: SecretStr = Field(max_length=accounts.LONGEST_PASSWORD)
    remember: bool = False
    two_factors: bool = False


def handle(tx: Tx, cmd: LogIn, seen: Seen) -> Outcome:
    """A refusal is an outcome, so that the failure it counts is kept."""
    now = system_now()
    password = cmd.password.get_secret_value()
    account = tx.account_named(cmd.login)
    if account is None or not account.active or not tx.persons.get(account.person_id).active:
        tx.tools.hasher.hash(password)
        return Outcome(locked_until=_fail_unknown(tx, cmd.login, now))
    device = sessions.digest(seen.secret) if seen.secret else ""
    if account.tried_by(device).locked_at(now) or not try_password.handle(tx, account, device, password):
        return Outcome(locked_until=tx.accounts.get(account.id).tried_by(device).locked_until)
    return open_session.handle(
        tx, account.id, seen, PASSWORD, remembered=cmd.remember, two_factors=cmd.two_factors
    )


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

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Choose a password in place of the one that somebody else has given, and be logged in by it."""

from argon2.exceptions import VerifyMismatchError
from pydantic import Field, SecretStr

from services.chassis.http import Input
from services.identity.commands import end_sessions, open_session
from services.identity.commands.open_session import Outcome
from services.identity.domain import accounts, sessions
from services.identity.domain.accounts import Account
from services.identity.domain.devices import Seen
from services.identity.domain.errors import WeakPassword
from services.identity.domain.sessions import WaitingLogIn
from services.identity.policies import LogInPolicy
from services.identity.store import Tx

UNCHANGED = "unchanged"


class ChangeFirstPassword(Input):
    """`two_factors`: the client asks for them, so who has no second factor makes one next."""

    password: SecretStr = Field(max_length=accounts.LONGEST_PASSWORD)
    two_factors: bool = False


def handle(tx: Tx, waiting: WaitingLogIn, cmd: ChangeFirstPassword, seen: Seen) -> Outcome:
    """An empty outcome where the log-in waits for something else first. Raises WeakPassword."""
    account = tx.accounts.get(waiting.account_id)
    owes = sessions.owes_second(waiting.methods, tx.second_factors.find(account.id))
    if owes or not account.must_change:
        return Outcome()
    password = cmd.password.get_secret_value()
    accounts.check_password(password, account.login, tx.policy(LogInPolicy).shortest_password)
    if _is_the_same(tx, account, password):
        raise WeakPassword(UNCHANGED)
    changed, events = accounts.change_password(account, tx.tools.hasher.hash(password))
    tx.accounts.save(changed, *events)
    end_sessions.handle(tx, person_id=account.person_id)
    remembered, two_factors = waiting.remembered, cmd.two_factors
    return open_session.handle(
        tx, account.id, seen, waiting.methods, remembered=remembered, two_factors=two_factors
    )


def _is_the_same(tx: Tx, account: Account, password: str) -> bool:
    try:
        tx.tools.hasher.verify(account.password_hash, password)
    except VerifyMismatchError:
        return False
    return True

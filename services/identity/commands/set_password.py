# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set another password: one's own by the current one, or somebody's by who looks after the record."""

from pydantic import Field, SecretStr

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.chassis.values import Invalid
from services.identity.commands import end_sessions, try_password
from services.identity.domain import accounts, roles
from services.identity.domain.accounts import SIGNED_IN, Account
from services.identity.domain.authority import Permission
from services.identity.domain.errors import AccountIsLocked, WrongPassword
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


class SetPassword(Input):
    """`current` is needed for one's own account, `temporary` is for somebody else's.

    A temporary one is known to who sets it: the owner chooses another before anything else.
    """

    password: SecretStr = Field(max_length=128)
    current: SecretStr | None = Field(None, max_length=128)
    temporary: bool = False


def handle(tx: Tx, account_id: str, cmd: SetPassword) -> Account:
    """Raises NotFound, Forbidden, Outranked, WrongPassword, AccountIsLocked, Invalid, WeakPassword."""
    account = tx.accounts.get(account_id)
    if account.person_id == tx.by.subject:
        if cmd.temporary:
            raise Invalid("temporary", "is for somebody else's account")
        current = cmd.current.get_secret_value() if cmd.current else ""
        tried = account.tried_by(SIGNED_IN)
        if tried.locked_until and tried.locked_at(system_now()):
            raise AccountIsLocked(tried.locked_until.isoformat())
        if not try_password.handle(tx, account, SIGNED_IN, current):
            raise WrongPassword
    else:
        tx.require(Permission.PERSONS_WRITE, tx.persons.get(account.person_id).path)
        roles.check_not_outranked(tx.by, account.person_id, tx.roles_of(account.person_id))
    password = cmd.password.get_secret_value()
    accounts.check_password(password, account.login, tx.policy(LogInPolicy).shortest_password)
    changed, events = accounts.change_password(
        account, tx.tools.hasher.hash(password), temporary=cmd.temporary
    )
    tx.accounts.save(changed, *events)
    end_sessions.handle(tx, person_id=account.person_id)
    return changed

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Set another password with a code that was sent to the phone."""

import hmac

from pydantic import Field, SecretStr

from services.chassis.clock import system_now
from services.chassis.http import Input
from services.identity.commands import end_sessions
from services.identity.domain import accounts, resets
from services.identity.domain.accounts import Account
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


class ResetPassword(Input):
    """The login is `name@realm` or a phone number; the unit of work is already the realm's."""

    login: str = Field(max_length=64)
    code: str = Field(max_length=12)
    password: SecretStr = Field(max_length=accounts.LONGEST_PASSWORD)


def handle(tx: Tx, cmd: ResetPassword) -> bool:
    """Whether the code was right; a wrong one is counted, so it is no refusal. Raises WeakPassword."""
    account = tx.account_named(cmd.login)
    if account is None or not account.active or not _is_right(tx, account, cmd.code.strip()):
        return False
    password = cmd.password.get_secret_value()
    accounts.check_password(password, account.login, tx.policy(LogInPolicy).shortest_password)
    tx.password_resets.save(resets.use_up(tx.password_resets.get(account.id)))
    changed, events = accounts.change_password(account, tx.tools.hasher.hash(password))
    tx.accounts.save(changed, *events)
    end_sessions.handle(tx, person_id=account.person_id)
    return True


def _is_right(tx: Tx, account: Account, code: str) -> bool:
    reset = tx.password_resets.find(account.id)
    if reset is None or not reset.open_at(system_now()):
        return False
    sent = tx.keys.reveal(reset.sealed_code, f"reset/{account.id}")
    if hmac.compare_digest(sent.encode(), code.encode()):
        return True
    tx.password_resets.save(resets.fail(reset))
    return False

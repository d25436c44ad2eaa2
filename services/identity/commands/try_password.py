# SPDX-License-Identifier: AGPL-3.0-or-later
"""Try a password; a wrong one is counted, and locks the account when there were many."""

from argon2.exceptions import VerifyMismatchError

from services.chassis.clock import system_now
from services.identity.domain import accounts
from services.identity.domain.accounts import Account
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


def handle(tx: Tx, account: Account, password: str) -> bool:
    """Whether it is the right one. The account must not be locked."""
    try:
        tx.tools.hasher.verify(account.password_hash, password)
    except VerifyMismatchError:
        failed, events = accounts.fail(account, tx.policy(LogInPolicy).lock_out, system_now())
        tx.accounts.save(failed, *events)
        return False
    if account.failures:
        tx.accounts.save(accounts.succeed(account))
    return True

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Try a password; a wrong one is counted, and when there were many, nobody may try like that for a while."""

from argon2.exceptions import VerifyMismatchError

from services.chassis.clock import system_now
from services.identity.domain import accounts
from services.identity.domain.accounts import Account
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


def handle(tx: Tx, account: Account, device: str, password: str) -> bool:
    """Whether it is the right one. What counts this device's tries must not be locked.

    A right one ends no count: who has it may still have to guess the second factor.
    """
    try:
        tx.tools.hasher.verify(account.password_hash, password)
    except VerifyMismatchError:
        failed, events = accounts.fail(account, device, tx.policy(LogInPolicy).lock_out, system_now())
        tx.accounts.save(failed, *events)
        return False
    return True

# SPDX-License-Identifier: AGPL-3.0-or-later
"""Add an authenticator app, proved by its first code."""

from services.chassis.clock import system_now
from services.chassis.privacy import CannotUnseal
from services.identity.commands import make_recovery_codes, step_of
from services.identity.domain import second_factors
from services.identity.domain.accounts import Account
from services.identity.domain.second_factors import SecondFactors
from services.identity.store import Tx


def handle(tx: Tx, account: Account, sealed: str, code: str) -> tuple[str, ...] | None:
    """Recovery codes if it is the account's first second factor; None for a wrong code.

    `sealed`: the secret that the page showed, in base32; only we could have sealed it for this account.
    """
    try:
        secret = tx.keys.reveal(sealed, f"totp/{account.id}")
    except (CannotUnseal, ValueError):
        return None
    step = step_of(secret, second_factors.plain_code(code), system_now())
    if step is None:
        return None
    before = tx.second_factors.find(account.id) or SecondFactors(account.id, account.person_id)
    added, events = second_factors.add_app(before, sealed, step, tx.persons.get(account.person_id).path)
    tx.second_factors.put(added, *events)
    return () if before.any else make_recovery_codes.handle(tx, account.id)

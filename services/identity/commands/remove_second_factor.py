# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take one's own authenticator app or a passkey away."""

from services.identity.domain import second_factors
from services.identity.domain.accounts import Account
from services.identity.policies import LogInPolicy
from services.identity.store import Tx


def handle(tx: Tx, account: Account, which: str) -> None:
    """`which`: `app` or a passkey's id; nothing happens if it is not there. Raises LastSecondFactor."""
    factors = tx.second_factors.find(account.id)
    if factors is None:
        return
    held = (role for role, _ in tx.roles_of(account.person_id))
    demanded = tx.policy(LogInPolicy).demands_second_factor(held)
    at = tx.persons.get(account.person_id).path
    left, events = second_factors.remove(factors, which, at, demanded=demanded)
    if events:
        tx.second_factors.save(left, *events)
